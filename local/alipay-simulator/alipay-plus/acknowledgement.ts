import type { Letter, Receipt } from '../letter.ts';
import type { AlipayPlusMerchant } from '../simulated-merchant.ts';
import { isSignatureOf, readSignatureHeader } from './signature.ts';
import { strictJsonObject } from './strict-json.ts';

/**
 * Whether the merchant's reply says S and is signed by the merchant, as an answer to the path that
 * the letter went to (protocol 4.6). Nothing else ends the repetitions, 200 or not.
 * @param strict The reply must name the client too.
 */
export function isAcknowledged(
  { url }: Letter,
  { status, headers, body }: Receipt,
  merchant: AlipayPlusMerchant,
  strict: boolean,
): boolean {
  const clientId = headers['client-id'] ?? (strict ? undefined : merchant.account);
  const time = headers['response-time'];
  const parts = readSignatureHeader(headers['signature'] ?? '');
  if (status !== 200 || time === undefined || parts === undefined) return false;
  if (clientId !== merchant.account) return false;
  const message = { path: pathOf(url), clientId, time, body };
  if (!isSignatureOf(parts, message, merchant.merchantPublicKey)) return false;
  const result = strictJsonObject(body)?.['result'];
  return (
    typeof result === 'object' &&
    result !== null &&
    'resultStatus' in result &&
    result.resultStatus === 'S'
  );
}

/** The path of an address with its query, as it is signed. */
export function pathOf(url: string): string {
  const { pathname, search } = new URL(url);
  return `${pathname}${search}`;
}
