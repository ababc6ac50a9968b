import type { MerchantId, StoreId } from '../domain/ids.ts';
import type { OrderAggregate } from '../domain/order-aggregate.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { localDate } from '../domain/wall-clock.ts';
import type { Deliveries } from '../ports/deliveries.ts';
import type { Directory } from '../ports/directory.ts';
import type { OrderStore } from '../ports/order-store.ts';
import type { Page, Paged } from '../ports/page.ts';
import { notFound, type Rejection } from './rejection.ts';

export interface DeliveriesOnDeps {
  readonly deliveries: Pick<Deliveries, 'ofDay'>;
  readonly orders: Pick<OrderStore, 'load'>;
  readonly directory: Pick<Directory, 'store'>;
}

export interface DeliveriesOnDay extends Paged<OrderAggregate> {
  readonly date: string;
}

/** What a store has to bring on a day, by slot. Those that ended unpaid are left out of the page. */
export async function deliveriesOn(
  { deliveries, orders, directory }: DeliveriesOnDeps,
  { merchantId, storeId }: { readonly merchantId: MerchantId; readonly storeId: StoreId },
  { date: wanted, now }: { readonly date?: string | undefined; readonly now: number },
  page: Page,
): Promise<Result<DeliveriesOnDay, Rejection>> {
  const store = await directory.store(merchantId, storeId);
  if (!store) return fail(notFound('store'));
  const date = wanted ?? localDate(now, store.businessDay.timeZone);
  const { items, next } = await deliveries.ofDay(merchantId, storeId, date, page);
  const found = await Promise.all(items.map(({ orderId }) => orders.load(merchantId, orderId)));
  const open = found.filter((a) => a !== undefined).filter((a) => a.order.status !== 'CANCELED');
  return ok({ date, items: open, next });
}
