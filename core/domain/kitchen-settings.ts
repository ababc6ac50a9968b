import type { Ticket, TicketLine } from './ticket.ts';

/** Where dishes are made: the grill, the bar. What names a dish decides before what names its category. */
export interface Station {
  readonly stationId: string;
  readonly name: string;
  readonly categoryIds: readonly string[];
  readonly itemIds: readonly string[];
}

/** How a store's kitchen works. It decides what screens show, and nothing of it is kept on a ticket. */
export interface KitchenSettings {
  /** 0 while nobody has said anything. */
  readonly version: number;
  readonly stations: readonly Station[];
  /** Makes what no station names, so that no dish is ever without one. */
  readonly defaultStationId: string;
  readonly warnAfterSeconds: number;
  readonly lateAfterSeconds: number;
  /** How long a ticket may go unseen before a person has to know; null for ever. */
  readonly acknowledgeWithinSeconds: number | null;
}

/** A kitchen of one station, as long as nobody has said how it works. */
export const UNTOLD_KITCHEN: KitchenSettings = {
  version: 0,
  stations: [{ stationId: 'kitchen', name: 'Kitchen', categoryIds: [], itemIds: [] }],
  defaultStationId: 'kitchen',
  warnAfterSeconds: 8 * 60,
  lateAfterSeconds: 15 * 60,
  acknowledgeWithinSeconds: 2 * 60,
};

/** About 20 KB at most, which every look at the tickets reads. */
export const MAX_ROUTED = 300;

export interface KitchenFault {
  readonly field: string;
  readonly text: string;
}

/** Why a kitchen cannot work like this; each dish has exactly one station. */
export function kitchenFault(settings: KitchenSettings): KitchenFault | undefined {
  const { stations, defaultStationId, warnAfterSeconds, lateAfterSeconds } = settings;
  const named: Named[] = stations.map((s, n) => [`stations[${n}].stationId`, s.stationId]);
  const items = stations.flatMap((s, n) => namesOf(`stations[${n}].itemIds`, s.itemIds));
  const categories = stations.flatMap((s, n) =>
    namesOf(`stations[${n}].categoryIds`, s.categoryIds),
  );
  for (const names of [named, items, categories]) {
    const field = secondOf(names);
    if (field !== undefined) return { field, text: 'This is named a second time.' };
  }
  if (items.length + categories.length > MAX_ROUTED) {
    return {
      field: 'stations',
      text: `Stations name at most ${MAX_ROUTED} dishes and categories.`,
    };
  }
  if (!stations.some((s) => s.stationId === defaultStationId)) {
    return { field: 'defaultStationId', text: 'There is no such station.' };
  }
  if (warnAfterSeconds >= lateAfterSeconds) {
    return { field: 'lateAfterSeconds', text: 'A ticket is late after its warning.' };
  }
  return undefined;
}

type Named = readonly [field: string, name: string];

const namesOf = (field: string, names: readonly string[]): Named[] =>
  names.map((name, n) => [`${field}[${n}]`, name]);

function secondOf(names: readonly Named[]): string | undefined {
  const seen = new Set<string>();
  for (const [field, name] of names) {
    if (seen.has(name)) return field;
    seen.add(name);
  }
  return undefined;
}

export type StationOf = (line: Pick<TicketLine, 'itemId' | 'categoryId'>) => string;

/** Who makes a line, by what the settings say now. */
export function routing({ stations, defaultStationId }: KitchenSettings): StationOf {
  const byItem = new Map(stations.flatMap((s) => s.itemIds.map((id) => [id, s.stationId])));
  const byCategory = new Map(stations.flatMap((s) => s.categoryIds.map((id) => [id, s.stationId])));
  return ({ itemId = '', categoryId = '' }) =>
    byItem.get(itemId) ?? byCategory.get(categoryId) ?? defaultStationId;
}

/** The tickets as one station sees them: with its own lines alone, and none without any. */
export const atStation = (
  tickets: readonly Ticket[],
  isOurs: (line: TicketLine) => boolean,
): readonly Ticket[] =>
  tickets
    .map((ticket) => ({ ...ticket, lines: ticket.lines.filter(isOurs) }))
    .filter((ticket) => ticket.lines.length > 0);

export const TICKET_AGES = ['fresh', 'warn', 'late'] as const;
export type TicketAge = (typeof TICKET_AGES)[number];

/** When its kitchen has to begin: what is brought later is late when its slot begins. */
export const beginsAt = (
  { createdAt, slot }: Pick<Ticket, 'createdAt' | 'slot'>,
  { lateAfterSeconds }: Pick<KitchenSettings, 'lateAfterSeconds'>,
): number => Math.max(createdAt, (slot?.start ?? 0) - lateAfterSeconds * 1_000);

/** How urgent a ticket is; none once it is ready, because then it waits for its customer. */
export function ageOf(
  ticket: Pick<Ticket, 'status' | 'createdAt' | 'slot'>,
  settings: Pick<KitchenSettings, 'warnAfterSeconds' | 'lateAfterSeconds'>,
  now: number,
): TicketAge | undefined {
  if (ticket.status === 'PREPARED' || ticket.status === 'COMPLETED') return undefined;
  const seconds = (now - beginsAt(ticket, settings)) / 1_000;
  if (seconds < settings.warnAfterSeconds) return 'fresh';
  return seconds < settings.lateAfterSeconds ? 'warn' : 'late';
}
