import type { Order } from '../../core/domain/order.ts';
import { endedOrdersPk, numbersPk, openOrdersPk, sortable } from './keys.ts';
import type { Row } from './row.ts';

type OrdersKey = Required<Pick<Row, 'ordersPk' | 'ordersSk'>>;

const DAY_MS = 86_400_000;

/** The day in UTC, which needs no store to be known: 2026-11-22. */
const utcDay = (at: number): string => new Date(at).toISOString().slice(0, 10);

/** Each day in UTC of which some is between two instants. */
export function utcDays(from: number, until: number): string[] {
  const first = Math.floor(from / DAY_MS);
  const count = Math.floor(until / DAY_MS) - first + 1;
  return Array.from({ length: count }, (_, n) => utcDay((first + n) * DAY_MS));
}

/** An order moves once, when it ends; until then it is among the few that are open. */
export const ordersKeyOf = (order: Order): OrdersKey => {
  const { merchantId, storeId, orderId, status, createdAt } = order;
  return {
    ordersPk:
      status === 'CREATED'
        ? openOrdersPk(merchantId, storeId)
        : endedOrdersPk(merchantId, storeId, utcDay(createdAt)),
    ordersSk: `${sortable(createdAt)}#${orderId}`,
  };
};

/** The journal's entry of the change that gave the order its number leads from the number to it. */
export const numberKeyOf = (order: Order): OrdersKey | undefined => {
  const { merchantId, storeId, businessDate, pickupNumber } = order;
  if (pickupNumber === undefined || businessDate === undefined) return undefined;
  return { ordersPk: numbersPk(merchantId, storeId, businessDate), ordersSk: pickupNumber };
};
