import type { Fact, FactTableName } from '../../../../analytics/facts/tables.ts';
import { FACT_TABLE_NAMES } from '../../../../analytics/facts/tables.ts';
import { FIRST_DAY, LAST_DAY, offerIn, STORES, type Store } from './catalogue.ts';
import { makeOrder } from './make-orders.ts';
import { isOut, makeStock } from './make-stock.ts';
import { kioskOffline, type Step, screenSteps, type Visit, visitOn } from './make-visits.ts';
import { Random } from './random.ts';
import { daysFrom, weekdayOf } from './wall-clock.ts';

/** The rows of a table as the generator types them. */
export type Row<T extends FactTableName> = Extract<Fact, { table: T }>['row'];
/** Rows of every table. */
export type Tables = { readonly [T in FactTableName]: readonly Row<T>[] };

/** All facts of all merchants, each once; the same on every machine, and of every run. */
export function generateFacts(): Fact[] {
  const { outages, facts } = makeStock();
  const random = new Random(7);
  STORES.forEach((store, s) => {
    const people = new Diners(new Random(100 + s), store);
    for (const day of daysFrom(store.opened, LAST_DAY)) {
      facts.push(...kioskOffline(random, store, day));
      for (let n = 0; n < ordersOn(random, store, day); n++) {
        const visit = visitOn(random, store, day);
        // The store is closed for now.
        if (isOut(outages, store.storeId, '', visit.placedAt)) continue;
        const orderId = `${store.storeId}.${day}.${n}`;
        if (random.chance(0.12)) {
          const leaves = random.pick(LEAVES_AFTER);
          facts.push(...screenSteps(random, `v.${orderId}`, visit, leaves));
          continue;
        }
        const diner = people.whoIs(visit);
        facts.push(...screenSteps(random, `v.${orderId}`, visit));
        facts.push(...makeOrder(random, { visit, orderId, diner, outages }));
      }
    }
  });
  return facts.filter((f) => f.row.business_date <= LAST_DAY);
}

/** Those of one table, in the order in which they were made. */
const rowsOf = <T extends FactTableName>(facts: readonly Fact[], table: T): Row<T>[] =>
  facts.flatMap((f) => (f.table === table ? [f.row as Row<T>] : []));

export const tablesOf = (facts: readonly Fact[]): Tables =>
  Object.fromEntries(
    FACT_TABLE_NAMES.map((table) => [table, rowsOf(facts, table)]),
  ) as unknown as Tables;

/** Fridays and weekends are busy, a week of holidays quiet in the offices; offers draw. */
function ordersOn(random: Random, store: Store, day: string): number {
  const weekday = [0.8, 0.85, 0.9, 1, 1.3, 1.2, 0.7][weekdayOf(day) - 1] ?? 1;
  const holiday = day >= '2026-10-01' && day <= '2026-10-07' ? 0.6 : 1;
  const drawn = offerIn(store.storeId, day)?.draws ?? 1;
  return Math.round(store.busy * weekday * holiday * drawn * (0.8 + 0.4 * random.float()));
}

const LEAVES_AFTER: readonly (readonly [Step, number])[] = [
  ['start', 3],
  ['menu', 4],
  ['item', 3],
  ['cart', 3],
  ['checkout', 2],
  ['pay', 2],
];

/** Who is signed in: newcomers all the time, regulars of whom some stay away one day. */
class Diners {
  readonly #random: Random;
  readonly #store: Store;
  #known: { readonly id: string; readonly until: string }[] = [];

  constructor(random: Random, store: Store) {
    this.#random = random;
    this.#store = store;
  }

  whoIs({ channel, day }: Visit): string | null {
    if (!this.#random.chance({ kiosk: 0.15, pos: 0.05, table: 0.5, phone: 0.9 }[channel])) {
      return null;
    }
    const still = this.#known.filter((d) => d.until >= day);
    if (still.length > 4 && this.#random.chance(0.7)) {
      return this.#random.pick(still.map((d, n) => [d.id, 1 / (n + 1)]));
    }
    const id = `d-${this.#store.storeId}-${this.#known.length + 1}`;
    const until = FIRST_DAY.slice(0, 5) + this.#random.pick(STAYS.map((m) => [m, 1]));
    this.#known.push({ id, until });
    return id;
  }
}

/** Until when a regular comes. */
const STAYS = ['09-20', '10-10', '10-31', '12-31', '12-31'] as const;
