import type { CommonColumns } from '../../../../analytics/facts/table.ts';

/*
 * Stores of the golden data keep one clock, eight hours ahead of UTC, and close at four at night: what
 * is sold at one is of the day before.
 */

const HOUR = 3_600_000;
export const MINUTE = 60_000;
export const DAY = 24 * HOUR;
const AHEAD = 8 * HOUR;
const CLOSE = 4 * HOUR;

/** Minutes from midnight of a business day; 1,500 is one at night. */
export const instant = (day: string, minutes: number): number =>
  Date.parse(day) + minutes * MINUTE - AHEAD;

const dayOf = (ms: number): string => new Date(ms).toISOString().slice(0, 10);
export const businessDateOf = (at: number): string => dayOf(at + AHEAD - CLOSE);
export const daysAfter = (day: string, days: number): string => dayOf(Date.parse(day) + days * DAY);
/** 1 is Monday. */
export const weekdayOf = (day: string): number => ((Date.parse(day) / DAY + 3) % 7) + 1;

/** From one day to another, both among them. */
export function daysFrom(first: string, last: string): string[] {
  const count = (Date.parse(last) - Date.parse(first)) / DAY + 1;
  return Array.from({ length: count }, (_, n) => daysAfter(first, n));
}

export const hourOf = (at: number): number => Math.floor(((at + AHEAD) % DAY) / HOUR);

export function common(eventId: string, storeId: string, at: number): CommonColumns {
  return {
    ...{ event_id: eventId, store_id: storeId, at_ms: at },
    ...calendarOf(Math.floor((at + AHEAD - CLOSE) / DAY)),
    hour_local: hourOf(at),
    minute_of_day: Math.floor(((at + AHEAD) % DAY) / MINUTE),
  };
}

type Calendar = Pick<CommonColumns, 'business_date' | 'week_start_local' | 'month_no' | 'weekday'>;
const calendar = new Map<number, Calendar>();

/** By the number of a day; many events are on the same. */
function calendarOf(dayNo: number): Calendar {
  const known = calendar.get(dayNo);
  if (known) return known;
  const date = dayOf(dayNo * DAY);
  const made = {
    business_date: date,
    week_start_local: daysAfter(date, 1 - weekdayOf(date)),
    month_no: Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1,
    weekday: weekdayOf(date),
  };
  calendar.set(dayNo, made);
  return made;
}
