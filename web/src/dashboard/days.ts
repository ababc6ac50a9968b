/** Business days, such as 2026-11-26, both within. */
export interface Days {
  readonly from: string;
  readonly to: string;
}

export const PRESETS = ['today', 'yesterday', '7', '28', '90'] as const;
export type Preset = (typeof PRESETS)[number];
/** What somebody chose: it stays what it is while days pass, or is of days of their own. */
export type Range = Preset | Days;

/** As many as the API takes at once. */
const MOST_DAYS = 400;
const DAY_MS = 86_400_000;

const addDays = (day: string, count: number): string =>
  new Date(Date.parse(day) + count * DAY_MS).toISOString().slice(0, 10);

export const lengthOf = ({ from, to }: Days): number =>
  Math.round((Date.parse(to) - Date.parse(from)) / DAY_MS) + 1;

/** The calendar's days alone: 31 February is none. */
export const isDay = (text: string): boolean =>
  /^\d{4}-\d\d-\d\d$/.test(text) && !Number.isNaN(Date.parse(text)) && addDays(text, 0) === text;

/** @param today The business day that runs now. */
export function daysOf(range: Range, today: string): Days {
  if (typeof range === 'object') return range;
  if (range === 'today') return { from: today, to: today };
  if (range === 'yesterday') return { from: addDays(today, -1), to: addDays(today, -1) };
  return { from: addDays(today, 1 - Number(range)), to: today };
}

/** Whole weeks earlier, so that each day is compared with one of its own weekday. */
export function daysBefore(days: Days): Days & { readonly weeks: number } {
  const weeks = Math.ceil(lengthOf(days) / 7);
  return { from: addDays(days.from, -7 * weeks), to: addDays(days.to, -7 * weeks), weeks };
}

export type DaysFault = 'missing' | 'turned' | 'too-many' | 'to-come';

export function faultOfDays({ from, to }: Days, today: string): DaysFault | undefined {
  if (!isDay(from) || !isDay(to)) return 'missing';
  if (from > to) return 'turned';
  if (to > today) return 'to-come';
  return lengthOf({ from, to }) > MOST_DAYS ? 'too-many' : undefined;
}

export const eachDay = (days: Days): string[] =>
  Array.from({ length: lengthOf(days) }, (_, index) => addDays(days.from, index));

/** 1 is Monday, 7 Sunday. */
export const weekdayOf = (day: string): number => new Date(day).getUTCDay() || 7;
