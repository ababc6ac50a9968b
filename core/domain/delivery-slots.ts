import { type DeliverySettings, endOf } from './delivery-settings.ts';
import { clockOn, daysAfter, localDate, weekdayOf } from './wall-clock.ts';

const MINUTE_MS = 60_000;

/** When an order is brought, in ms since 1970. */
export interface Slot {
  readonly start: number;
  readonly end: number;
}

/** The slots of a local calendar date, in order; those that have begun or are full among them. */
export function slotsOn(settings: DeliverySettings, date: string, timeZone: string): Slot[] {
  const { windows, slotMinutes } = settings;
  const instantOf = clockOn(date, timeZone);
  const starts = windows
    .filter(({ weekdays }) => weekdays.includes(weekdayOf(date)))
    .flatMap(({ from, until }) => {
      const first = minutesOf(from);
      const count = Math.floor((minutesOf(endOf(until)) - first) / slotMinutes);
      return Array.from({ length: count }, (_, n) => instantOf(first + n * slotMinutes));
    })
    .filter((start) => start !== undefined);
  const inOrder = [...new Set(starts)].sort((a, b) => a - b);
  return inOrder.map((start) => ({ start, end: start + slotMinutes * MINUTE_MS }));
}

/** Whether there is still time to cook for it and to bring it. */
export const isInTime = (
  { leadMinutes }: DeliverySettings,
  { start }: Slot,
  now: number,
): boolean => start >= now + leadMinutes * MINUTE_MS;

/** Whether slots of this date may be chosen today. */
export function isOfferedOn(
  { daysAhead }: DeliverySettings,
  date: string,
  now: number,
  timeZone: string,
): boolean {
  const today = localDate(now, timeZone);
  return date >= today && date <= daysAfter(today, daysAhead);
}

const minutesOf = (time: string): number => Number(time.slice(0, 2)) * 60 + Number(time.slice(3));
