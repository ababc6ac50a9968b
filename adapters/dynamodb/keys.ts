import type { PairingCode } from '../../core/domain/device.ts';
import {
  type CaseId,
  type DeviceId,
  type DinerId,
  type MerchantId,
  type OrderId,
  type PaymentId,
  parseMerchantId,
  parseOrderId,
  parsePaymentId,
  parseRefundId,
  parseStoreId,
  parseTicketId,
  type RefundId,
  type SessionId,
  type StaffId,
  type StoreId,
  type TicketId,
} from '../../core/domain/ids.ts';
import type { ScreenSteps } from '../../core/domain/screen-steps.ts';
import type { StockName } from '../../core/domain/stock.ts';
import type { Place } from '../../core/domain/waiting-list.ts';
import type { SessionName } from '../../core/ports/cashier-sessions.ts';
import type { Due } from '../../core/ports/due-list.ts';
import type { Typed } from '../../core/ports/staff.ts';
import type { DueTicket } from '../../core/ports/ticket-list.ts';

/*
 * Where rows live. Ids hold no `#`, so that no key can be read as another's; a caller's free text
 * (Idempotency-Key, notice id) comes last in its key.
 */

export interface RowKey {
  readonly pk: string;
  readonly sk: string;
}

/** The order row and everything under it that `load` reads; the journal sorts elsewhere. */
export const ORDER_SK = 'ORDER';
export const JOURNAL_PREFIX = 'JOURNAL#';

export const orderPk = (merchantId: MerchantId, orderId: OrderId): string =>
  `M#${merchantId}#O#${orderId}`;
export const paymentSk = (paymentId: PaymentId): string => `ORDER#PAYMENT#${paymentId}`;
/** Names the payment too, because the due index tells a row by its key alone. */
export const refundSk = (paymentId: PaymentId, refundId: RefundId): string =>
  `ORDER#REFUND#${paymentId}#${refundId}`;
export const ticketSk = (ticketId: TicketId): string => `ORDER#TICKET#${ticketId}`;
/** Beside what `load` reads: it goes away by itself, and the order stays whole. */
export const destinationKey = (merchantId: MerchantId, orderId: OrderId): RowKey => ({
  pk: orderPk(merchantId, orderId),
  sk: 'DELIVERY',
});
export const journalSk = (version: number): string =>
  `${JOURNAL_PREFIX}${String(version).padStart(8, '0')}`;

export const idempotencyKey = (merchantId: MerchantId, key: string): RowKey => ({
  pk: `M#${merchantId}#IDEMPOTENCY#${key}`,
  sk: 'IDEMPOTENCY',
});
export const caseKey = (merchantId: MerchantId, caseId: CaseId): RowKey => ({
  pk: `M#${merchantId}#CASE#${caseId}`,
  sk: 'CASE',
});
export const noticeKey = (merchantId: MerchantId, noticeId: string): RowKey => ({
  pk: `M#${merchantId}#N#${noticeId}`,
  sk: 'NOTICE',
});

const storePk = (merchantId: MerchantId, storeId: StoreId): string =>
  `M#${merchantId}#S#${storeId}`;
/** Money under Alipay's own number. Its digits come from Alipay, so they come last. */
export const creditKey = (merchantId: MerchantId, tradeNo: string): RowKey => ({
  pk: `M#${merchantId}#CREDIT#${tradeNo}`,
  sk: 'CREDIT',
});
/** The checks that wait for one amount at one static QR code; a terminal's name holds no `#`. */
export const waitingKey = ({ merchantId, storeId, terminalId, amount }: Place): RowKey => ({
  pk: storePk(merchantId, storeId),
  sk: `WAITING#${terminalId}#${amount.currency}#${amount.minor}`,
});
/** The static QR codes of a store, one of each terminal. */
export const SHOP_QR_PREFIX = 'SHOP-QR#';
export const shopQrKey = (
  merchantId: MerchantId,
  storeId: StoreId,
  terminalId: string,
): RowKey => ({ pk: storePk(merchantId, storeId), sk: `${SHOP_QR_PREFIX}${terminalId}` });
export const storeKey = (merchantId: MerchantId, storeId: StoreId): RowKey => ({
  pk: storePk(merchantId, storeId),
  sk: 'STORE',
});
export const menuKey = (merchantId: MerchantId, storeId: StoreId): RowKey => ({
  pk: storePk(merchantId, storeId),
  sk: 'MENU',
});
export const offersKey = (merchantId: MerchantId, storeId: StoreId): RowKey => ({
  pk: storePk(merchantId, storeId),
  sk: 'OFFERS',
});
/** How often a coupon was used, by all or by one customer. */
export const couponKey = (merchantId: MerchantId, storeId: StoreId, counter: string): RowKey => ({
  pk: storePk(merchantId, storeId),
  sk: `COUPON#${counter}`,
});
/** Which draft is current. */
export const menuDraftKey = (merchantId: MerchantId, storeId: StoreId): RowKey => ({
  pk: storePk(merchantId, storeId),
  sk: 'MENU-DRAFT',
});
export const snoozeKey = (merchantId: MerchantId, storeId: StoreId): RowKey => ({
  pk: storePk(merchantId, storeId),
  sk: 'SNOOZE',
});
/** How the store's kitchen works. */
export const kitchenKey = (merchantId: MerchantId, storeId: StoreId): RowKey => ({
  pk: storePk(merchantId, storeId),
  sk: 'KITCHEN',
});
/** Counted portions, apart from the store's other rows: each order of a counted item writes here. */
export const stockPk = (merchantId: MerchantId, storeId: StoreId): string =>
  `${storePk(merchantId, storeId)}#STOCK`;
export const stockKey = (
  merchantId: MerchantId,
  storeId: StoreId,
  { itemId, optionId = '' }: StockName,
): RowKey => ({ pk: stockPk(merchantId, storeId), sk: `${itemId}#${optionId}` });
/** What of the store's food is out, by what it is known; and when it came to be out or back. */
const stockJournalPk = (merchantId: MerchantId, storeId: StoreId): string =>
  `${storePk(merchantId, storeId)}#STOCK-JOURNAL`;
export const stockStateKey = (merchantId: MerchantId, storeId: StoreId, about: string): RowKey => ({
  pk: stockJournalPk(merchantId, storeId),
  sk: `STATE#${about}`,
});
export const stockEventKey = (
  merchantId: MerchantId,
  storeId: StoreId,
  at: number,
  eventId: string,
): RowKey => ({
  pk: stockJournalPk(merchantId, storeId),
  sk: `EVENT#${sortable(at)}#${eventId}`,
});
/** What was done at a screen in one session: a partition of its own, since a busy store has many. */
export const screenStepsKey = (
  { merchantId, storeId, sessionId }: Pick<ScreenSteps, 'merchantId' | 'storeId' | 'sessionId'>,
  firstNo: number,
): RowKey => ({
  pk: `${storePk(merchantId, storeId)}#STEPS#${sessionId}`,
  sk: `STEPS#${String(firstNo).padStart(4, '0')}`,
});
/** How often each dish was sold on a business day, apart from the store's other rows too. */
export const SOLD_DISH_PREFIX = 'DISH#';
export const soldPk = (merchantId: MerchantId, storeId: StoreId, businessDate: string): string =>
  `${storePk(merchantId, storeId)}#SOLD#${businessDate}`;
export const soldDishKey = (
  merchantId: MerchantId,
  storeId: StoreId,
  businessDate: string,
  itemId: string,
): RowKey => ({
  pk: soldPk(merchantId, storeId, businessDate),
  sk: `${SOLD_DISH_PREFIX}${itemId}`,
});
/** How a store delivers. */
export const deliveryKey = (merchantId: MerchantId, storeId: StoreId): RowKey => ({
  pk: storePk(merchantId, storeId),
  sk: 'DELIVERY',
});
/** How many orders have a slot, by its start. */
export const slotsPk = (merchantId: MerchantId, storeId: StoreId): string =>
  `${storePk(merchantId, storeId)}#SLOTS`;
export const slotSk = (start: number): string => sortable(start);
/** The orders that are brought on a local date, by slot. */
export const deliveriesPk = (merchantId: MerchantId, storeId: StoreId, date: string): string =>
  `${storePk(merchantId, storeId)}#DELIVERIES#${date}`;
export const deliverySk = (start: number, orderId: OrderId): string =>
  `${sortable(start)}#${orderId}`;
export const pickupKey = (merchantId: MerchantId, storeId: StoreId, date: string): RowKey => ({
  pk: storePk(merchantId, storeId),
  sk: `PICKUP#${date}`,
});
/** A cashier's session, which drawer it is open at, and what was put into the drawer or taken out. */
export const SESSION_PREFIX = 'SESSION#';
export const sessionKey = ({ merchantId, storeId, sessionId }: SessionName): RowKey => ({
  pk: storePk(merchantId, storeId),
  sk: `${SESSION_PREFIX}${sessionId}`,
});
export const drawerKey = (merchantId: MerchantId, storeId: StoreId, drawer: string): RowKey => ({
  pk: storePk(merchantId, storeId),
  sk: `DRAWER#${drawer}`,
});
export const movementPrefix = (sessionId: SessionId): string => `MOVEMENT#${sessionId}#`;
export const movementKey = (
  { merchantId, storeId, sessionId }: SessionName,
  movementId: string,
): RowKey => ({
  pk: storePk(merchantId, storeId),
  sk: `${movementPrefix(sessionId)}${movementId}`,
});
export const sessionRequestKey = (merchantId: MerchantId, key: string): RowKey => ({
  pk: `M#${merchantId}#SESSION-REQUEST#${key}`,
  sk: 'SESSION-REQUEST',
});
/** The tables of a store; a table's name holds no `#`. */
export const TABLE_PREFIX = 'TABLE#';
export const tableKey = (merchantId: MerchantId, storeId: StoreId, tableId: string): RowKey => ({
  pk: storePk(merchantId, storeId),
  sk: `${TABLE_PREFIX}${tableId}`,
});
/** Without a tenant: which table a scanned code means. Nobody guesses a token. */
export const tableTokenKey = (token: string): RowKey => ({
  pk: `TABLE-TOKEN#${token}`,
  sk: 'TABLE-TOKEN',
});
/** A customer who has signed in: what they ordered; and that they want it forgotten. */
export const DINER_ORDER_PREFIX = 'ORDER#';
export const dinerOrderKey = (
  merchantId: MerchantId,
  dinerId: DinerId,
  orderId: string,
): RowKey => ({ pk: `M#${merchantId}#DINER#${dinerId}`, sk: `${DINER_ORDER_PREFIX}${orderId}` });
export const forgetKey = (merchantId: MerchantId, dinerId: DinerId): RowKey => ({
  pk: `M#${merchantId}#DINER#${dinerId}`,
  sk: 'FORGET',
});
/** The one list over all tenants: its only reader is the worker that empties it. */
export const FORGET_LIST_PK = 'DINERS-TO-FORGET';
/** A paired screen, and what it has signed in with once. */
export const deviceKey = (merchantId: MerchantId, deviceId: DeviceId): RowKey => ({
  pk: `M#${merchantId}#DEVICE#${deviceId}`,
  sk: 'DEVICE',
});
export const assertionKey = (merchantId: MerchantId, deviceId: DeviceId, jti: string): RowKey => ({
  pk: deviceKey(merchantId, deviceId).pk,
  sk: `ASSERTION#${jti}`,
});
/** Who works in a store, and how often their PIN was typed wrong at a till since it was set. */
export const staffKey = (merchantId: MerchantId, storeId: StoreId, staffId: StaffId): RowKey => ({
  pk: storePk(merchantId, storeId),
  sk: `STAFF#${staffId}`,
});
export const pinGuessesKey = ({ merchantId, deviceId, staffId, accessVersion }: Typed): RowKey => ({
  pk: deviceKey(merchantId, deviceId).pk,
  sk: `PIN-GUESSES#${staffId}#${accessVersion}`,
});
/** A question about sales data that was asked, and how far its answer is. */
export const answerKey = (merchantId: MerchantId, answerId: string): RowKey => ({
  pk: `M#${merchantId}#ANSWER#${answerId}`,
  sk: 'ANSWER',
});
/*
 * Keys without a tenant, of what comes before one is known: a screen that asks to be paired, how
 * often somebody has asked, and whose store a public menu address means.
 */
export const pairingKey = (deviceId: DeviceId): RowKey => ({
  pk: `PAIRING#${deviceId}`,
  sk: 'PAIRING',
});
export const pairingCodeKey = (code: PairingCode): RowKey => ({
  pk: `PAIRING-CODE#${code}`,
  sk: 'PAIRING-CODE',
});
export const counterKey = (name: string): RowKey => ({ pk: `COUNTER#${name}`, sk: 'COUNTER' });
export const storeOwnerKey = (storeId: StoreId): RowKey => ({
  pk: `STORE#${storeId}`,
  sk: 'STORE',
});

/** Who ordered at a table of those who had signed in: gone with the row that it lists. */
export const dinersListPk = (merchantId: MerchantId, orderId: OrderId): string =>
  `${orderPk(merchantId, orderId)}#DINERS`;
export const storesListPk = (merchantId: MerchantId): string => `M#${merchantId}#STORES`;
export const casesListPk = (merchantId: MerchantId): string => `M#${merchantId}#CASES`;
export const devicesListPk = (merchantId: MerchantId, storeId: StoreId): string =>
  `${storePk(merchantId, storeId)}#DEVICES`;
export const staffListPk = (merchantId: MerchantId, storeId: StoreId): string =>
  `${storePk(merchantId, storeId)}#STAFF`;
export const ticketsListPk = (merchantId: MerchantId, storeId: StoreId): string =>
  `${storePk(merchantId, storeId)}#TICKETS`;

/*
 * The index `orders`: open orders of a store, its ended ones by the day (UTC) on which they were placed,
 * and the numbers of a business day.
 */
export const openOrdersPk = (merchantId: MerchantId, storeId: StoreId): string =>
  `${storePk(merchantId, storeId)}#ORDERS#OPEN`;
export const endedOrdersPk = (merchantId: MerchantId, storeId: StoreId, day: string): string =>
  `${storePk(merchantId, storeId)}#ORDERS#${day}`;
export const numbersPk = (merchantId: MerchantId, storeId: StoreId, businessDate: string): string =>
  `${storePk(merchantId, storeId)}#NUMBERS#${businessDate}`;

/** Milliseconds since 1970 as text that sorts as the number does. */
export const sortable = (at: number): string => String(at).padStart(15, '0');

const ORDER_PK = /^M#([^#]+)#O#([^#]+)$/;
const PAYMENT_SK = /^ORDER#PAYMENT#([^#]+)$/;
const TICKET_SK = /^ORDER#TICKET#([^#]+)$/;
const REFUND_SK = /^ORDER#REFUND#([^#]+)#([^#]+)$/;

const STORE_PK = /^M#([^#]+)#S#([^#]+)(?:#STOCK)?$/;

/** The store that a row is of, where it is its own or a count of its portions. */
export function storeOfPk(
  pk: string,
): { readonly merchantId: MerchantId; readonly storeId: StoreId } | undefined {
  const [, merchant = '', store = ''] = STORE_PK.exec(pk) ?? [];
  const merchantId = parseMerchantId(merchant);
  const storeId = parseStoreId(store);
  return merchantId && storeId && { merchantId, storeId };
}

/** The order in whose partition a row is. */
export const orderIdOfPk = (pk: string): OrderId | undefined =>
  parseOrderId(ORDER_PK.exec(pk)?.[2] ?? '');

/** The order, payment or refund that a key names; undefined for a row of any other kind. */
export function parseOrderRowKey({ pk, sk }: RowKey): Due | undefined {
  const of = parseOrderPk(pk);
  if (!of) return undefined;
  const { merchantId, orderId } = of;
  if (sk === ORDER_SK) return { merchantId, orderId, kind: 'order' };
  const [, payment = '', refund] = PAYMENT_SK.exec(sk) ?? REFUND_SK.exec(sk) ?? [];
  const paymentId = parsePaymentId(payment);
  if (!paymentId) return undefined;
  if (refund === undefined) return { merchantId, orderId, kind: 'payment', paymentId };
  const refundId = parseRefundId(refund);
  return refundId && { merchantId, orderId, kind: 'refund', paymentId, refundId };
}

/** The ticket that a key names; undefined for a row of any other kind. */
export function parseTicketRowKey({ pk, sk }: RowKey): DueTicket | undefined {
  const of = parseOrderPk(pk);
  const ticketId = parseTicketId(TICKET_SK.exec(sk)?.[1] ?? '');
  return of && ticketId && { ...of, ticketId };
}

function parseOrderPk(pk: string): Pick<Due, 'merchantId' | 'orderId'> | undefined {
  const [, merchant = '', order = ''] = ORDER_PK.exec(pk) ?? [];
  const merchantId = parseMerchantId(merchant);
  const orderId = parseOrderId(order);
  return merchantId && orderId && { merchantId, orderId };
}
