import { createStore, del, get, set } from 'idb-keyval';
import type { CartLine } from '../menu/cart-line.ts';
import type { Flow } from './flow.ts';
import { CART_LIFE_MS } from './idle.ts';

/** What a customer has chosen, so that a reload or a power cut does not cost them their order. */
export interface KeptVisit {
  readonly flow: Flow;
  readonly cart: readonly CartLine[];
  readonly coupons: readonly string[];
  readonly language: string;
  /** By this screen's own clock, milliseconds since 1970. */
  readonly touchedAt: number;
}

const store = createStore('kuaican-kiosk', 'visit');
const KEY = 'visit';

export const keepVisit = (visit: KeptVisit): Promise<void> => set(KEY, visit, store);
export const forgetVisit = (): Promise<void> => del(KEY, store);

/** Undefined where there is none, or where its customer must have left meanwhile. */
export async function keptVisit(now: number): Promise<KeptVisit | undefined> {
  const kept = await get<KeptVisit>(KEY, store);
  if (kept === undefined || isStale(kept, now)) return undefined;
  return kept;
}

const isStale = ({ touchedAt }: KeptVisit, now: number): boolean =>
  now - touchedAt > CART_LIFE_MS || touchedAt > now;
