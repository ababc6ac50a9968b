import { type ReadonlySignal, type Signal, signal } from '@preact/signals';
import type { StoreListResponse } from '../../../api/stores.ts';
import type { Api } from '../api/client.ts';
import { type Ask, asker } from './ask.ts';
import { type Days, daysOf } from './days.ts';
import { hashOf, type View } from './view.ts';

export type Store = StoreListResponse['stores'][number];

/** What all parts of the page work with. */
export interface Desk {
  readonly api: Api;
  readonly ask: Ask;
  /** How often somebody wanted to see what is new. */
  readonly round: ReadonlySignal<number>;
  refresh(): void;
  readonly stores: readonly Store[];
  readonly view: Signal<View>;
  /** Goes on to another view; Back leads to this one. */
  readonly go: (change: Partial<View>) => void;
}

export function deskOf(api: Api, stores: readonly Store[], view: Signal<View>): Desk {
  const go = (change: Partial<View>): void => {
    location.hash = hashOf({ ...view.value, ...change });
  };
  const { ask, forget } = asker(api);
  const round = signal(0);
  const refresh = (): void => {
    forget();
    round.value += 1;
  };
  return { api, ask, round, refresh, stores, view, go };
}

/** What is looked at, worked out from the address and from which stores there are. */
export interface Scope {
  readonly days: Days;
  readonly today: string;
  readonly currency: string;
  readonly currencies: readonly string[];
  /** Undefined: all of the merchant's. */
  readonly storeIds: readonly string[] | undefined;
}

/** More are not named one by one: the API takes no more. */
const MOST_NAMED = 100;

/**
 * Amounts of several currencies do not add up, so there is one at a time. A store of which the address
 * tells that is not there any more, is passed over.
 */
export function scopeOf(stores: readonly Store[], view: View): Scope {
  const chosen = stores.filter(({ storeId }) => view.stores.includes(storeId));
  const wanted = chosen.length === 0 ? stores : chosen;
  const currencies = [...new Set(wanted.map(({ currency }) => currency))].sort();
  const currency = currencies.find((one) => one === view.currency) ?? currencies[0] ?? 'CNY';
  const today = stores.reduce(
    (last, store) => (store.businessDate > last ? store.businessDate : last),
    '',
  );
  const named = wanted.filter((store) => store.currency === currency);
  const isAll = named.length === stores.length || named.length > MOST_NAMED;
  return {
    days: daysOf(view.range, today),
    ...{ today, currency, currencies },
    storeIds: isAll ? undefined : named.map(({ storeId }) => storeId),
  };
}

export const storeNamer =
  (stores: readonly Store[]) =>
  (storeId: string): string =>
    stores.find((store) => store.storeId === storeId)?.name ?? storeId;
