import type { DinerId, MerchantId, OrderId, StoreId } from './ids.ts';
import type { Order } from './order.ts';

/** Customers who have signed in with Alipay. */
export const DINER_POLICY = {
  /** A meal. Signing in again is silent in Alipay, so there is nothing to refresh a token with. */
  tokenLifeMs: 60 * 60_000,
  /** From Alipay's page back to ours. */
  signInMs: 10 * 60_000,
  /** As long as Alipay gives money back: then nobody asks for help with an order any more. */
  ordersKeptDays: 365,
} as const;

/** That somebody ordered: the one row that leads from a person to an order. */
export interface DinerOrder {
  readonly merchantId: MerchantId;
  readonly storeId: StoreId;
  readonly dinerId: DinerId;
  readonly orderId: OrderId;
  /** Which of the order's `table.diners` it is. */
  readonly label: string;
  readonly at: number;
}

/** What leads from a signed-in guest to the order, where these are their first dishes there. */
export function firstDishes(
  dinerId: DinerId | undefined,
  before: Order,
  after: Order | undefined,
  at: number,
): DinerOrder | undefined {
  const { diners: seated = [] } = before.table ?? {};
  const newcomer = after?.table?.diners[seated.length];
  if (!dinerId || !newcomer) return undefined;
  const { merchantId, storeId, orderId } = before;
  return { merchantId, storeId, dinerId, orderId, label: newcomer.label, at };
}

/** A customer wants to be forgotten, with all that they ordered until then. */
export interface ForgetRequest {
  readonly merchantId: MerchantId;
  readonly dinerId: DinerId;
  readonly requestedAt: number;
}

/** No HMAC, so nobody's key: whoever was this guest is a new one from now on. */
const FORGOTTEN = 'forgotten';

/**
 * The order without what could tell who a guest was. Dishes, money and labels stay as they are: they
 * are the merchant's books. @returns undefined where nothing is left to forget.
 */
export function withoutDiner(order: Order, label: string): Order | undefined {
  const { table } = order;
  const found = table?.diners.some((d) => d.label === label && d.key !== FORGOTTEN);
  if (!table || !found) return undefined;
  const diners = table.diners.map((d) => (d.label === label ? { ...d, key: FORGOTTEN } : d));
  return { ...order, table: { ...table, diners } };
}
