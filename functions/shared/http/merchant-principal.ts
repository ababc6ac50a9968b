import type { JWTPayload } from 'jose';
import { type MerchantId, parseMerchantId } from '../../../core/domain/ids.ts';

/** Groups of the issuer that are roles of ours; whoever is in both has the first. */
const ROLES = ['admin', 'merchant'] as const;

/** A principal of all stores of a merchant. */
interface MerchantPrincipal {
  readonly role: (typeof ROLES)[number];
  readonly merchantId: MerchantId;
  readonly actor: string;
}

/** Whom an ID token names. The user cannot write either claim: an operator gave them both. */
export function merchantOf(claims: JWTPayload): MerchantPrincipal | undefined {
  const { sub = '', 'cognito:groups': groups, 'custom:merchantId': merchant } = claims;
  const role = ROLES.find((name) => Array.isArray(groups) && groups.includes(name));
  const merchantId = typeof merchant === 'string' ? parseMerchantId(merchant) : undefined;
  if (!role || !merchantId || sub === '') return undefined;
  return { role, merchantId, actor: `${role}:${sub.slice(0, 64)}` };
}
