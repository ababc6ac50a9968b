import type { MerchantId, OrderId, StoreId } from '../../core/domain/ids.ts';
import type { Order } from '../../core/domain/order.ts';
import type { OrderList, PlacedBetween } from '../../core/ports/order-list.ts';
import type { Page, Paged } from '../../core/ports/page.ts';
import { sortable } from './page.ts';
import type { MemoryState } from './state.ts';

export class MemoryOrderList implements OrderList {
  readonly #state: MemoryState;

  constructor(state: MemoryState) {
    this.#state = state;
  }

  async open(
    merchantId: MerchantId,
    storeId: StoreId,
    placed: PlacedBetween | undefined,
    page: Page,
  ): Promise<Paged<OrderId>> {
    const open = this.#of(merchantId, storeId).filter((o) => o.status === 'CREATED');
    return newest(placed ? open.filter(isPlaced(placed)) : open, page);
  }

  async all(
    merchantId: MerchantId,
    storeId: StoreId,
    placed: PlacedBetween,
    page: Page,
  ): Promise<Paged<OrderId>> {
    return newest(this.#of(merchantId, storeId).filter(isPlaced(placed)), page);
  }

  async numbered(
    merchantId: MerchantId,
    storeId: StoreId,
    of: { readonly businessDate: string; readonly pickupNumber: string },
  ): Promise<OrderId | undefined> {
    return this.#of(merchantId, storeId).find(
      (o) => o.businessDate === of.businessDate && o.pickupNumber === of.pickupNumber,
    )?.orderId;
  }

  #of(merchantId: MerchantId, storeId: StoreId): Order[] {
    return [...this.#state.orders.values()]
      .map(({ order }) => order)
      .filter((o) => o.merchantId === merchantId && o.storeId === storeId);
  }
}

const isPlaced =
  ({ from, until }: PlacedBetween) =>
  ({ createdAt }: Order): boolean =>
    createdAt >= from && createdAt < until;

function newest(orders: readonly Order[], { limit, cursor }: Page): Paged<OrderId> {
  const keyed = orders
    .map(({ createdAt, orderId }) => ({ orderId, key: `${sortable(createdAt)}#${orderId}` }))
    .filter(({ key }) => cursor === undefined || key < cursor)
    .sort((a, b) => (a.key < b.key ? 1 : -1));
  const taken = keyed.slice(0, limit);
  const items = taken.map(({ orderId }) => orderId);
  return keyed.length > limit ? { items, next: taken.at(-1)?.key } : { items };
}
