import { type Menu, modifiersOf } from './menu.ts';
import { fail, ok, type Result } from './result.ts';

/** What can be out: a dish, an option wherever it is offered, or all that the store sells. */
export type SnoozeKind = 'item' | 'option' | 'store';

/** Something that is not sold for now, whatever the published menu says. */
export interface Snooze {
  readonly kind: SnoozeKind;
  /** The item's or option's id; empty for the store. */
  readonly id: string;
  readonly since: number;
  /** When it is sold again by itself; until somebody says so when absent. */
  readonly until?: number | undefined;
  readonly actor: string;
}

/** All snoozes of a store, changed as one, so that one small read tells what is out. */
export interface SnoozeList {
  /** 0 where nothing was ever snoozed. */
  readonly version: number;
  readonly snoozes: readonly Snooze[];
}

/** About 60 KB at most, which every order reads. */
export const MAX_SNOOZES = 300;

/** What is out at a moment, as look-ups for a whole menu. */
export interface Availability {
  readonly store: Snooze | undefined;
  readonly items: ReadonlyMap<string, Snooze>;
  readonly options: ReadonlyMap<string, Snooze>;
}

const isOut = (snooze: Snooze, now: number): boolean =>
  snooze.until === undefined || now < snooze.until;

/** The snoozes that hold now, without those that ended by themselves. */
export const current = ({ snoozes }: SnoozeList, now: number): readonly Snooze[] =>
  snoozes.filter((s) => isOut(s, now));

export function availabilityOf(list: SnoozeList, now: number): Availability {
  const holding = current(list, now);
  const byId = (kind: SnoozeKind): Map<string, Snooze> =>
    new Map(holding.filter((s) => s.kind === kind).map((s) => [s.id, s]));
  return { store: byId('store').get(''), items: byId('item'), options: byId('option') };
}

/** Everything is sold, as where nothing was ever snoozed. */
export const ALL_AVAILABLE: Availability = availabilityOf({ version: 0, snoozes: [] }, 0);

/**
 * The list with one snooze replaced or, without `snooze`, lifted. Forgets those that ended, so that
 * the row stays small.
 */
export function withSnooze(
  list: SnoozeList,
  of: Pick<Snooze, 'kind' | 'id'>,
  snooze: Snooze | undefined,
  now: number,
): Result<SnoozeList, 'too-many'> {
  const others = current(list, now).filter((s) => s.kind !== of.kind || s.id !== of.id);
  const snoozes = snooze ? [...others, snooze] : others;
  if (snoozes.length > MAX_SNOOZES) return fail('too-many');
  return ok({ version: list.version + 1, snoozes });
}

/** Whether a published menu sells what is to be snoozed. */
export function isOnMenu(menu: Menu, { kind, id }: Pick<Snooze, 'kind' | 'id'>): boolean {
  const items = menu.categories.flatMap((c) => c.items);
  if (kind === 'store') return true;
  if (kind === 'item') return items.some((i) => i.itemId === id);
  return items.some((i) => modifiersOf(i.modifierGroups).some((m) => m.optionId === id));
}
