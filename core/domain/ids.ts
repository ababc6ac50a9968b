declare const brand: unique symbol;
type Id<Name extends string> = string & { readonly [brand]: Name };

/** The tenant. Every key in the store starts with it; it comes from the token, never from a body. */
export type MerchantId = Id<'MerchantId'>;
export type StoreId = Id<'StoreId'>;
export type OrderId = Id<'OrderId'>;
export type PaymentId = Id<'PaymentId'>;
/** Our refund number towards Alipay (out_request_no): one intent, one number, for ever. */
export type RefundId = Id<'RefundId'>;
export type TicketId = Id<'TicketId'>;
export type CheckId = Id<'CheckId'>;
export type CaseId = Id<'CaseId'>;
/** A paired screen; the number that its pairing had already. */
export type DeviceId = Id<'DeviceId'>;
/** Somebody who works in a store. */
export type StaffId = Id<'StaffId'>;
export type OfferId = Id<'OfferId'>;
/** From when a cashier opens a drawer to when its cash is counted. */
export type SessionId = Id<'SessionId'>;
/** A customer of one merchant who signed in: a keyed hash of the id that Alipay gives the merchant's app. */
export type DinerId = Id<'DinerId'>;
/** Our payment number towards Alipay (out_trade_no, at most 64 letters, digits and `_`). */
export type OutTradeNo = Id<'OutTradeNo'>;

const NAME = /^[a-z0-9][a-z0-9-]{0,31}$/;
const ULID = /^[0-7][0-9A-HJKMNP-TV-Z]{25}$/;
const DINER = /^[A-Za-z0-9_-]{1,64}$/;
const TICKET = /^t-[a-z0-9]{1,8}$/;
const CASE = /^[a-z][a-z0-9-]{0,31}_[A-Za-z0-9_.-]{1,80}$/;
const REFUND = /^[RG][0-9A-HJKMNP-TV-Z]{26}$/;
const OUT_TRADE_NO = /^KC([0-7][0-9A-HJKMNP-TV-Z]{25})([0-7][0-9A-HJKMNP-TV-Z]{25})$/;

const parser =
  <T extends string>(pattern: RegExp) =>
  (text: string): T | undefined =>
    pattern.test(text) ? (text as T) : undefined;

export const parseMerchantId: (text: string) => MerchantId | undefined = parser(NAME);
export const parseStoreId: (text: string) => StoreId | undefined = parser(NAME);
export const parseOrderId: (text: string) => OrderId | undefined = parser(ULID);
export const parsePaymentId: (text: string) => PaymentId | undefined = parser(ULID);
export const parseRefundId: (text: string) => RefundId | undefined = parser(REFUND);
export const parseTicketId: (text: string) => TicketId | undefined = parser(TICKET);
export const parseDinerId: (text: string) => DinerId | undefined = parser(DINER);
export const parseDeviceId: (text: string) => DeviceId | undefined = parser(ULID);
export const parseStaffId: (text: string) => StaffId | undefined = parser(ULID);
export const parseCaseId: (text: string) => CaseId | undefined = parser(CASE);

export const parseSessionId: (text: string) => SessionId | undefined = parser(ULID);
export const parseOfferId: (text: string) => OfferId | undefined = parser(ULID);

/** An id that we made ourselves or that a parser has seen; a malformed one is a programming error. */
export function born<T extends string>(parse: (text: string) => T | undefined, text: string): T {
  const id = parse(text);
  if (id === undefined) throw new Error(`Not a valid id: ${text}`);
  return id;
}

/** Names the order and the payment, so that a notification finds its row by primary key. */
export const outTradeNoOf = (orderId: OrderId, paymentId: PaymentId): OutTradeNo =>
  `KC${orderId}${paymentId}` as OutTradeNo;

/** Undefined for a number that is not of our making, such as a static QR code's. */
export function parseOutTradeNo(
  text: string,
): { readonly orderId: OrderId; readonly paymentId: PaymentId } | undefined {
  const match = OUT_TRADE_NO.exec(text);
  return match ? { orderId: match[1] as OrderId, paymentId: match[2] as PaymentId } : undefined;
}

/** A refund that staff asked for. */
export const staffRefundId = (ulid: string): RefundId => born(parseRefundId, `R${ulid}`);

/** Derived, so that money on a dead payment can be given back once and only once. */
export const giveBackRefundId = (paymentId: PaymentId): RefundId =>
  born(parseRefundId, `G${paymentId}`);
