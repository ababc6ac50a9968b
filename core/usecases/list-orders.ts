import { businessDate } from '../domain/business-date.ts';
import { boundsOfDay } from '../domain/business-day-bounds.ts';
import type { MerchantId, OrderId, StoreId } from '../domain/ids.ts';
import type { OrderAggregate } from '../domain/order-aggregate.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Clock } from '../ports/clock.ts';
import type { Directory, Store } from '../ports/directory.ts';
import type { OrderList } from '../ports/order-list.ts';
import type { OrderStore } from '../ports/order-store.ts';
import type { Page, Paged } from '../ports/page.ts';
import { notFound, type Rejection } from './rejection.ts';

export interface ListOrdersDeps {
  readonly orderList: OrderList;
  readonly orders: Pick<OrderStore, 'load'>;
  readonly directory: Pick<Directory, 'store'>;
  readonly clock: Clock;
}

export interface OrdersWanted {
  readonly merchantId: MerchantId;
  readonly storeId: StoreId;
  readonly status: 'open' | 'all';
  /** Of orders, when they were placed; of a number, when it was given. */
  readonly businessDate?: string | undefined;
  /** The one order that is called so on that day, or today. */
  readonly pickupNumber?: string | undefined;
  readonly page: Page;
}

/** What a till looks through: each order as it is now, newest first. */
export async function listOrders(
  deps: ListOrdersDeps,
  wanted: OrdersWanted,
): Promise<Result<Paged<OrderAggregate>, Rejection>> {
  const { merchantId, storeId } = wanted;
  const store = await deps.directory.store(merchantId, storeId);
  if (!store) return fail(notFound('store'));
  const { items, next } = await found(deps.orderList, wanted, store, deps.clock.now());
  const loaded = await Promise.all(items.map((id) => deps.orders.load(merchantId, id)));
  const orders = loaded.filter((order) => order !== undefined);
  // The list may lag: an order that has just ended is open no more.
  const shown =
    wanted.status === 'open' && wanted.pickupNumber === undefined
      ? orders.filter(({ order }) => order.status === 'CREATED')
      : orders;
  return ok({ items: shown, next });
}

async function found(
  list: OrderList,
  { merchantId, storeId, status, businessDate: day, pickupNumber, page }: OrdersWanted,
  store: Store,
  now: number,
): Promise<Paged<OrderId>> {
  const today = businessDate(now, store.businessDay);
  if (pickupNumber !== undefined) {
    const number = { businessDate: day ?? today, pickupNumber };
    const orderId = await list.numbered(merchantId, storeId, number);
    return { items: orderId ? [orderId] : [] };
  }
  if (status === 'open') {
    const placed = day === undefined ? undefined : boundsOfDay(day, store.businessDay);
    return await list.open(merchantId, storeId, placed, page);
  }
  return await list.all(merchantId, storeId, boundsOfDay(day ?? today, store.businessDay), page);
}
