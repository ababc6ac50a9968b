import type { Fact } from '../../../../analytics/facts/tables.ts';
import { FIRST_DAY, LAST_DAY, STORES, type Store } from './catalogue.ts';
import { Random } from './random.ts';
import { common, daysFrom, instant, MINUTE } from './wall-clock.ts';

/** For how long an item could not be had. */
export interface Outage {
  readonly storeId: string;
  /** Undefined: the whole store. */
  readonly itemId: string | undefined;
  readonly from: number;
  /** Undefined: it was still out at the end of the day. */
  readonly to: number | undefined;
}

const MAY_RUN_OUT = ['beef-noodles', 'dumplings', 'milk-tea', 'salad'] as const;

/** What was sold out, by counted portions and by staff, and what the facts say of it. */
export function makeStock(): { readonly outages: readonly Outage[]; readonly facts: Fact[] } {
  const random = new Random(41);
  const outages: Outage[] = [];
  const facts: Fact[] = [];
  const days = daysFrom(FIRST_DAY, LAST_DAY);
  for (const store of STORES) {
    for (const day of days.filter((one) => one >= store.opened && random.chance(0.2))) {
      const itemId = random.pick(MAY_RUN_OUT.map((id) => [id, 1]));
      const from = instant(day, 720 + random.int(-60, 240));
      const to = random.chance(0.85) ? from + random.int(20, 200) * MINUTE : undefined;
      outages.push({ storeId: store.storeId, itemId, from, to });
      facts.push(...(random.chance(0.5) ? counted : snoozed)(store, itemId, from, to));
    }
  }
  facts.push(...oddities(outages));
  return { outages, facts };
}

type Row = Extract<Fact, { table: 'stock_events' }>['row'];

function event(store: Store, at: number, what: Pick<Row, 'is_out'> & Partial<Row>): Fact {
  const { storeId, merchantId } = store;
  const {
    cause = 'count',
    kind = 'item',
    item_id = null,
    option_id = null,
    until_ms = null,
  } = what;
  const eventId = `${storeId}.${at}.${cause}.${kind}.${item_id}.${option_id}.${what.is_out}`;
  const own = { cause, kind, item_id, option_id, is_out: what.is_out, until_ms };
  return {
    ...{ table: 'stock_events', merchantId },
    row: { ...common(eventId, storeId, at), ...own },
  };
}

function counted(store: Store, item_id: string, from: number, to: number | undefined): Fact[] {
  const out = event(store, from, { item_id, is_out: true });
  return to === undefined ? [out] : [out, event(store, to, { item_id, is_out: false })];
}

/** It ends by itself at the announced time, for which there is no row. */
function snoozed(store: Store, item_id: string, from: number, to: number | undefined): Fact[] {
  return [event(store, from, { cause: 'snooze', item_id, is_out: true, until_ms: to ?? null })];
}

/** Out by both causes at once, a changed end, an option, and a store that closed early. */
function oddities(outages: Outage[]): Fact[] {
  const [first, second] = STORES;
  if (!first || !second) return [];
  const noon = instant('2026-10-07', 720);
  outages.push({ storeId: 's-1', itemId: 'salad', from: noon, to: noon + 120 * MINUTE });
  const late = instant('2026-10-08', 1080);
  outages.push({ storeId: 's-2', itemId: undefined, from: late, to: late + 60 * MINUTE });
  const evening = instant('2026-10-09', 1080);
  outages.push({ storeId: 's-1', itemId: 'tea', from: evening, to: evening + 90 * MINUTE });
  const snooze = { cause: 'snooze', is_out: true } as const;
  return [
    ...counted(first, 'salad', noon, noon + 90 * MINUTE),
    ...snoozed(first, 'salad', noon + 30 * MINUTE, noon + 120 * MINUTE),
    event(second, late, { ...snooze, kind: 'store', until_ms: late + 60 * MINUTE }),
    ...snoozed(first, 'tea', evening, evening + 30 * MINUTE),
    ...snoozed(first, 'tea', evening + 20 * MINUTE, evening + 90 * MINUTE),
    event(first, evening, { ...snooze, kind: 'option', option_id: 'extra-egg' }),
  ];
}

export const isOut = (outages: readonly Outage[], storeId: string, itemId: string, at: number) =>
  outages.some(
    (o) =>
      o.storeId === storeId &&
      (o.itemId ?? itemId) === itemId &&
      o.from <= at &&
      at < (o.to ?? o.from + 12 * 60 * MINUTE),
  );
