import { createHash, createHmac, timingSafeEqual } from 'node:crypto';
import type { MerchantId, StoreId } from '../../core/domain/ids.ts';

/** Where somebody signs in. */
export interface SignInPlace {
  readonly merchantId: MerchantId;
  readonly storeId: StoreId;
}

/** When it ends (48 bits), and a MAC over everything: 76 hex digits, of the 100 that Alipay returns. */
const STATE = /^([0-9a-f]{12})([0-9a-f]{64})$/;

/**
 * What goes to Alipay and back with the customer. It is good for the browser alone that holds the
 * verifier of this challenge, so nobody is signed in as another by a link, and needs no row.
 */
export function newState(
  secret: string,
  place: SignInPlace,
  challenge: string,
  expiresAt: number,
): string {
  const until = expiresAt.toString(16).padStart(12, '0');
  return `${until}${macOf(secret, place, challenge, until)}`;
}

/** Whether this browser began to sign in here, and not too long ago. */
export function isOwnState(
  secret: string,
  place: SignInPlace,
  { state, verifier }: { readonly state: string; readonly verifier: string },
  now: number,
): boolean {
  const [, until = '', mac = ''] = STATE.exec(state) ?? [];
  const challenge = createHash('sha256').update(verifier).digest('base64url');
  const expected = macOf(secret, place, challenge, until);
  const isOurs = mac.length === expected.length && timingSafeEqual(bytes(mac), bytes(expected));
  return isOurs && now < Number.parseInt(until, 16);
}

const macOf = (
  secret: string,
  { merchantId, storeId }: SignInPlace,
  challenge: string,
  until: string,
): string =>
  createHmac('sha256', secret)
    .update(`diner sign-in\n${merchantId}\n${storeId}\n${challenge}\n${until}`)
    .digest('hex');

const bytes = (text: string): Uint8Array => Buffer.from(text);
