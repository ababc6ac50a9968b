import { localTime } from './business-date.ts';

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;

/** The local calendar date (YYYY-MM-DD) of an instant. */
export const localDate = (instant: number, timeZone: string): string =>
  localTime(instant, timeZone).slice(0, 10);

/** 1 is Monday, 7 Sunday. */
export const weekdayOf = (date: string): number => ((dayNumber(date) + 3) % 7) + 1;

export const daysAfter = (date: string, days: number): string =>
  localDate((dayNumber(date) + days) * DAY_MS, 'UTC');

/**
 * The instants at which the clock on a wall shows so many minutes after midnight of a date: none in
 * the hour that a change of the clocks leaves out, the first of two where one comes twice.
 */
export function clockOn(date: string, timeZone: string): (minute: number) => number | undefined {
  const midnight = dayNumber(date) * DAY_MS;
  // Before the day begins anywhere, and after it has ended everywhere.
  const around = [midnight - DAY_MS, midnight + 2 * DAY_MS];
  const offsets = [...new Set(around.map((at) => offsetAt(at, timeZone)))];
  return (minute) => {
    const wall = midnight + minute * MINUTE_MS;
    const instants = offsets.map((offset) => wall - offset);
    const real = instants.filter(
      (at) => offsets.length === 1 || offsetAt(at, timeZone) === wall - at,
    );
    return real.length === 0 ? undefined : Math.min(...real);
  };
}

/** How far the clock on the wall is before UTC, in ms. */
function offsetAt(instant: number, timeZone: string): number {
  const local = localTime(instant, timeZone);
  const [hours, minutes] = [Number(local.slice(11, 13)), Number(local.slice(14))];
  const wall = dayNumber(local.slice(0, 10)) * DAY_MS + (hours * 60 + minutes) * MINUTE_MS;
  return wall - Math.floor(instant / MINUTE_MS) * MINUTE_MS;
}

/** Days since 1970-01-01 in the Gregorian calendar, its years beginning in March: then leap days are last. */
function dayNumber(date: string): number {
  const [year, month, day] = [date.slice(0, 4), date.slice(5, 7), date.slice(8)].map(Number);
  const marchYear = (year ?? 0) - ((month ?? 0) <= 2 ? 1 : 0);
  const leapDays =
    Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
  const dayOfYear = Math.floor((153 * (((month ?? 0) + 9) % 12) + 2) / 5) + (day ?? 0) - 1;
  return marchYear * 365 + leapDays + dayOfYear - 719_468;
}
