import type { Failure } from '../api/answer.ts';
import { type CartLine, isGone } from '../menu/cart-line.ts';
import type { Item, Menu } from '../menu/menu.ts';

/** Why a cart cannot be paid now. */
export type Hindrance =
  | { readonly kind: 'empty' | 'gone' | 'paused' | 'offline' | 'coupon' | 'asking' }
  | { readonly kind: 'refused'; readonly detail: string };

export interface CartState {
  readonly menu: Menu | undefined;
  readonly cart: readonly CartLine[];
  readonly items: ReadonlyMap<string, Item>;
  /** Why the last price could not be had. */
  readonly failure: Failure | undefined;
  readonly isStale: boolean;
  readonly hasRefusedCoupon: boolean;
  /** Whether the price on the screen is of this cart. */
  readonly isPriced: boolean;
}

/** The first thing that somebody has to do something about, or wait for. Payments need the network. */
export function hindranceOf(state: CartState): Hindrance | undefined {
  const { menu, cart, items, failure } = state;
  if (cart.length === 0) return { kind: 'empty' };
  if (state.isStale || failure?.kind === 'unknown') return { kind: 'offline' };
  if (menu?.paused) return { kind: 'paused' };
  if (cart.some((line) => isGone(line, items))) return { kind: 'gone' };
  if (failure?.kind === 'refused') return { kind: 'refused', detail: failure.detail };
  if (state.hasRefusedCoupon) return { kind: 'coupon' };
  return state.isPriced ? undefined : { kind: 'asking' };
}
