import type { WeeklyPeriod } from './offers/weekly-periods.ts';

/** What bringing an order somewhere costs, and for which orders it is done; in minor units. */
export interface DeliveryTerms {
  readonly zoneId: string;
  readonly name: string;
  readonly fee: number;
  /** Brought for nothing from this subtotal on. */
  readonly freeFrom?: number | undefined;
  /** No smaller subtotal is brought. */
  readonly minimumOrder?: number | undefined;
}

/** Where a store delivers. An address is in it by its exact postcode or district: no maps are asked. */
export interface DeliveryZone extends DeliveryTerms {
  readonly postcodes?: readonly string[] | undefined;
  readonly districts?: readonly string[] | undefined;
}

export interface DeliverySettings {
  /** 0 while the store has none. */
  readonly version: number;
  readonly enabled: boolean;
  readonly zones: readonly DeliveryZone[];
  /** When couriers go, cut into slots. None runs over midnight. */
  readonly windows: readonly WeeklyPeriod[];
  readonly slotMinutes: number;
  /** How long before a slot begins it can last be chosen. */
  readonly leadMinutes: number;
  /** 0: for today alone. */
  readonly daysAhead: number;
  readonly capacityPerSlot: number;
}

export const NO_DELIVERY: DeliverySettings = {
  ...{ version: 0, enabled: false, zones: [], windows: [] },
  ...{ slotMinutes: 30, leadMinutes: 45, daysAhead: 0, capacityPerSlot: 10 },
};

export interface Place {
  readonly postcode?: string | undefined;
  readonly district?: string | undefined;
}

/** A postcode says more than a district does, so it goes first. */
export const zoneOf = (
  { zones }: DeliverySettings,
  { postcode, district }: Place,
): DeliveryZone | undefined =>
  zones.find((zone) => postcode !== undefined && zone.postcodes?.includes(postcode)) ??
  zones.find((zone) => district !== undefined && zone.districts?.includes(district));

/** @param subtotal of the lines before discounts, in minor units: an offer makes no delivery dearer. */
export const feeOf = ({ fee, freeFrom }: DeliveryTerms, subtotal: number): number =>
  freeFrom !== undefined && subtotal >= freeFrom ? 0 : fee;

/** What could be read in two ways, by its path; undefined where all is clear. */
export function settingsFault({
  zones,
  windows,
}: Pick<DeliverySettings, 'zones' | 'windows'>): { field: string; message: string } | undefined {
  const seen = new Set<string>();
  const again = (kind: string, value: string): boolean => {
    const key = `${kind} ${value}`;
    return seen.has(key) || !seen.add(key);
  };
  for (const [n, { zoneId, postcodes = [], districts = [] }] of zones.entries()) {
    const field = `zones[${n}]`;
    if (again('zone', zoneId)) {
      return { field: `${field}.zoneId`, message: 'This zone is named twice.' };
    }
    if (postcodes.length + districts.length === 0) {
      return { field: `${field}.postcodes`, message: 'A zone has a postcode or a district.' };
    }
    const code = postcodes.findIndex((postcode) => again('postcode', postcode));
    if (code >= 0) {
      return { field: `${field}.postcodes[${code}]`, message: 'This postcode is named twice.' };
    }
    const district = districts.findIndex((name) => again('district', name));
    if (district >= 0) {
      return { field: `${field}.districts[${district}]`, message: 'This district is named twice.' };
    }
  }
  return windowsFault(windows);
}

function windowsFault(windows: readonly WeeklyPeriod[]): ReturnType<typeof settingsFault> {
  for (const [n, { weekdays, from, until }] of windows.entries()) {
    if (endOf(until) <= from) {
      const message = 'A window ends after it begins, at midnight ("00:00") at the latest.';
      return { field: `windows[${n}].until`, message };
    }
    const overlaps = windows
      .slice(0, n)
      .some(
        (other) =>
          other.weekdays.some((day) => weekdays.includes(day)) &&
          other.from < endOf(until) &&
          from < endOf(other.until),
      );
    if (overlaps) return { field: `windows[${n}].from`, message: 'Another window runs then.' };
  }
  return undefined;
}

/** The midnight that ends a day, so that it sorts after the day's hours. */
export const endOf = (until: string): string => (until === '00:00' ? '24:00' : until);
