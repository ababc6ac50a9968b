import { type CartLine, isGone, requestLines } from '../menu/cart-line.ts';
import type { Item } from '../menu/menu.ts';
import type { OrderRequest } from '../pay/kept-sale.ts';
import type { Flow } from './flow.ts';

export interface Choices {
  readonly storeId: string;
  readonly flow: Pick<Flow, 'fulfilment' | 'tableNumber'>;
  readonly cart: readonly CartLine[];
  readonly coupons: readonly string[];
  readonly language: string;
  readonly items: ReadonlyMap<string, Item>;
}

/** The order as the API takes it; undefined while nothing that can be had is in the cart. */
export function orderRequest(choices: Choices): OrderRequest | undefined {
  const { storeId, flow, coupons, language, items } = choices;
  const lines = requestLines(choices.cart.filter((line) => !isGone(line, items)));
  if (lines.length === 0) return undefined;
  return {
    ...{ storeId, channel: 'kiosk', fulfilment: flow.fulfilment, lines, language },
    ...(coupons.length > 0 && { coupons: [...coupons] }),
    ...(flow.tableNumber !== '' && { tableNumber: flow.tableNumber }),
  };
}
