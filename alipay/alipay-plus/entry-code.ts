import type { CallContext, Exchange, TradeOrder } from '../gateway-protocol.ts';
import type { AlipayPlusCredentials } from './credentials.ts';
import { exchange } from './exchange.ts';
import { paymentContent } from './payment-content.ts';
import { textOf } from './result.ts';
import { isObject, type JsonObject } from './strict-json.ts';
import { classifyUnpaid } from './unpaid-answer.ts';

/**
 * A payment that a customer begins by scanning the code that hangs in the shop: the code is resolved to
 * its place, the customer typed the amount on a page of ours, and the order was written before this.
 */
export interface EntryCodeOrder extends TradeOrder {
  /** Of the browser that opened the page; Alipay chooses the wallet by it. */
  readonly userAgent: string;
  /** Where the wallet sends the customer when it is done. */
  readonly redirectUrl?: string | undefined;
}

export type EntryCodeOutcome =
  /** The page goes here, where the customer pays; the result comes by notification or query. */
  | { readonly kind: 'redirect'; readonly url: string }
  | { readonly kind: 'declined'; readonly code: string; readonly configuration?: true }
  | { readonly kind: 'unknown'; readonly code: string };

/** Begins the payment (protocol 4.4). */
export function payWithEntryCode(
  credentials: AlipayPlusCredentials,
  order: EntryCodeOrder,
  context: CallContext,
): Exchange<EntryCodeOutcome> {
  const { userAgent, redirectUrl } = order;
  const content = {
    ...paymentContent(credentials, 'EntryCode', order, context, { userAgent }),
    ...(redirectUrl !== undefined && { paymentRedirectUrl: redirectUrl }),
  };
  return exchange(credentials, 'pay', content, context.now, (message) =>
    classifyEntryCode(message, order),
  );
}

/** What a verified answer means; without an address to go to, nothing is known. */
export function classifyEntryCode(
  message: JsonObject,
  expected: { readonly outTradeNo: string },
): EntryCodeOutcome {
  const answer = classifyUnpaid(message, expected);
  if (answer.kind !== 'open') return answer;
  const url = paymentUrlOf(message);
  return url === undefined ? { kind: 'unknown', code: answer.code } : { kind: 'redirect', url };
}

/** Only https: another scheme could run code in our page, or show the payment to others. */
function paymentUrlOf(message: JsonObject): string | undefined {
  const form = message['redirectActionForm'];
  const url =
    textOf(message, 'paymentUrl') ??
    (isObject(form) ? textOf(form, 'redirectUrl') : undefined) ??
    textOf(message, 'normalUrl');
  return url !== undefined && URL.parse(url)?.protocol === 'https:' ? url : undefined;
}
