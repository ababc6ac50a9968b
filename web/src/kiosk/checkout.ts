import { computed, effect, type ReadonlySignal, signal } from '@preact/signals';
import { answerOf } from '../api/answer.ts';
import type { Api } from '../api/client.ts';
import { type OrderRequest, saleShelf } from '../pay/kept-sale.ts';
import { resumeSale, type Sale, startSale } from '../pay/sale.ts';
import { isUnderWay } from '../pay/sale-step.ts';
import type { FlowEvent } from './flow.ts';

/** The one order that this kiosk is selling, if there is one. */
export interface Checkout {
  readonly sale: ReadonlySignal<Sale | undefined>;
  /** Money may be on its way: the screen belongs to its customer. */
  readonly isMoneyMoving: ReadonlySignal<boolean>;
  /** The language of the order that was found after a reload. */
  readonly spoken: string | undefined;
  begin(request: OrderRequest): Promise<void>;
  /** Nobody waits for the order at this screen any more. One that nobody paid is given up. */
  leave(): Promise<void>;
}

export async function openCheckout(api: Api, go: (event: FlowEvent) => void): Promise<Checkout> {
  const shelf = saleShelf('kiosk');
  const deps = { api, shelf };
  const spoken = (await shelf.read())?.request.language;
  const sale = signal<Sale | undefined>(await resumeSale(deps));
  if (sale.value !== undefined) go({ kind: 'found' });
  effect(() => {
    if (sale.value?.step.value.step === 'paid') go({ kind: 'paid' });
  });
  return {
    ...{ sale, spoken },
    isMoneyMoving: computed(() => sale.value !== undefined && isUnderWay(sale.value.step.value)),
    begin: async (request) => {
      sale.value = await startSale(deps, request);
      go({ kind: 'to-pay' });
    },
    leave: async () => {
      const left = sale.peek();
      if (left === undefined) return;
      sale.value = undefined;
      const seen = left.step.peek();
      // Where this does not arrive, the order ends by itself a little later.
      const params = seen.step === 'unpaid' && { path: { orderId: seen.order.orderId } };
      if (params) void answerOf(api.POST('/v1/orders/{orderId}/cancel', { params }));
      await left.end();
    },
  };
}
