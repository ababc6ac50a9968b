import type { DinerOrder, ForgetRequest } from '../../core/domain/diner.ts';
import type { DinerId, MerchantId, OrderId } from '../../core/domain/ids.ts';
import type { DinerOrders } from '../../core/ports/diner-orders.ts';
import type { Page, Paged } from '../../core/ports/page.ts';
import { dinerOrderKey, keyOf, type MemoryState } from './state.ts';

export class MemoryDinerOrders implements DinerOrders {
  readonly #state: MemoryState;
  readonly #requests = new Map<string, ForgetRequest>();

  constructor(state: MemoryState) {
    this.#state = state;
  }

  async ofDiner(
    merchantId: MerchantId,
    dinerId: DinerId,
    { limit, cursor = '~' }: Page,
  ): Promise<Paged<DinerOrder>> {
    const found = [...this.#state.dinerOrders.values()]
      .filter((o) => o.merchantId === merchantId && o.dinerId === dinerId && o.orderId < cursor)
      .sort((a, b) => (a.orderId < b.orderId ? 1 : -1));
    const items = structuredClone(found.slice(0, limit));
    const next = items.at(-1)?.orderId;
    return found.length > limit && next ? { items, next } : { items };
  }

  async firstAt(merchantId: MerchantId, orderId: OrderId): Promise<DinerOrder | undefined> {
    return [...this.#state.dinerOrders.values()]
      .filter((o) => o.merchantId === merchantId && o.orderId === orderId)
      .sort((a, b) => a.at - b.at)[0];
  }

  async remove(order: DinerOrder): Promise<void> {
    const key = dinerOrderKey(order);
    if (this.#state.dinerOrders.get(key)?.label === order.label)
      this.#state.dinerOrders.delete(key);
  }

  async ask(request: ForgetRequest): Promise<void> {
    this.#requests.set(keyOf(request.merchantId, request.dinerId), request);
  }

  async asked(limit: number): Promise<readonly ForgetRequest[]> {
    const waiting = [...this.#requests.values()].sort((a, b) => a.requestedAt - b.requestedAt);
    return waiting.slice(0, limit);
  }

  async done({ merchantId, dinerId, requestedAt }: ForgetRequest): Promise<void> {
    const key = keyOf(merchantId, dinerId);
    if (this.#requests.get(key)?.requestedAt === requestedAt) this.#requests.delete(key);
  }
}
