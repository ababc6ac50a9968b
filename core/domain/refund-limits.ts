import { type Currency, decimalsOf, type Money, sum } from './money.ts';
import type { Refund } from './refund.ts';

/**
 * What a cashier may return of one order, in minor units, by the decimals of its currency, unless the
 * store says otherwise: 500.00, or 10,000 of a currency without cents.
 */
const CASHIER_LIMIT = { 2: 50_000, 0: 10_000 } as const;

/** A manager may return so many times what a cashier may. */
const MANAGER_TIMES = 10;

/** Whoever is not one of these has a cashier's limit. */
const UNLIMITED_ROLES: readonly string[] = ['merchant', 'admin'];

/**
 * What this role may still return of the order; undefined: no limit.
 * @param limit the store's own limit for cashiers, in minor units.
 */
export function refundAllowance(
  role: string,
  refunds: readonly Refund[],
  currency: Currency,
  limit: number = CASHIER_LIMIT[decimalsOf(currency)],
): Money | undefined {
  if (UNLIMITED_ROLES.includes(role)) return undefined;
  const before = refunds.filter((r) => r.kind === 'staff' && r.status !== 'FAILED');
  const returned = sum(
    currency,
    before.map((r) => r.amount),
  );
  const most = role === 'manager' ? limit * MANAGER_TIMES : limit;
  return { currency, minor: Math.max(0, most - returned.minor) };
}
