import { language } from '../i18n/language.ts';
import { decimalsOf } from '../i18n/money.ts';

/** Formats take long to make, and a table has thousands of cells. */
const numbers = new Map<string, Intl.NumberFormat>();

function numberFormat(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const name = `${language.value} ${JSON.stringify(options)}`;
  const known = numbers.get(name);
  if (known !== undefined) return known;
  const made = new Intl.NumberFormat(language.value, options);
  numbers.set(name, made);
  return made;
}

export const count = (value: number): string =>
  numberFormat({ maximumFractionDigits: 2 }).format(value);

export const percent = (share: number, digits = 1): string =>
  numberFormat({ style: 'percent', maximumFractionDigits: digits }).format(share);

export const inMajor = (minor: number, currency: string): number =>
  minor / 10 ** decimalsOf(currency);

export const toMinor = (major: number, currency: string): number =>
  major * 10 ** decimalsOf(currency);

/** For an axis or a cell of a heat map: ¥1.2K, ¥1.2万. */
export const shortMoney = (minor: number, currency: string): string =>
  numberFormat({
    ...{ style: 'currency', currency, currencyDisplay: 'narrowSymbol' },
    ...{ notation: 'compact', maximumSignificantDigits: 3 },
  }).format(inMajor(minor, currency));

export const shortCount = (value: number): string =>
  numberFormat({ notation: 'compact', maximumFractionDigits: 1 }).format(value);

const inUnit = (value: number, unit: string): string =>
  numberFormat({
    ...{ style: 'unit', unit, unitDisplay: 'short' },
    maximumFractionDigits: value < 10 ? 1 : 0,
  }).format(value);

export const minutes = (value: number): string => inUnit(value, 'minute');

/** Seconds below two minutes, then minutes, then hours. */
export function duration(ms: number): string {
  if (ms < 120_000) return inUnit(ms / 1_000, 'second');
  return ms < 7_200_000 ? minutes(ms / 60_000) : inUnit(ms / 3_600_000, 'hour');
}

/** Of a sum that is large, nobody reads the cents. */
export const wholeMoney = (minor: number, currency: string): string =>
  numberFormat({
    ...{ style: 'currency', currency, currencyDisplay: 'narrowSymbol' },
    maximumFractionDigits: 0,
  }).format(inMajor(minor, currency));

const dates = new Map<string, Intl.DateTimeFormat>();

function dateFormat(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const name = `${language.value} ${JSON.stringify(options)}`;
  const known = dates.get(name);
  if (known !== undefined) return known;
  const made = new Intl.DateTimeFormat(language.value, options);
  dates.set(name, made);
  return made;
}

/** A business day is a name, of no time zone. */
export const dayText = (day: string): string =>
  dateFormat({ timeZone: 'UTC', weekday: 'short', month: 'short', day: 'numeric' }).format(
    new Date(day),
  );

export const longDay = (day: string): string =>
  dateFormat({ timeZone: 'UTC', dateStyle: 'medium' }).format(new Date(day));

export const shortDay = (day: string): string =>
  dateFormat({ timeZone: 'UTC', month: 'numeric', day: 'numeric' }).format(new Date(day));

export const monthText = (month: string): string =>
  dateFormat({ timeZone: 'UTC', year: 'numeric', month: 'short' }).format(new Date(`${month}-01`));

/** 1 is Monday: 5 January 1970 was one. */
export const weekdayText = (weekday: number): string =>
  dateFormat({ timeZone: 'UTC', weekday: 'short' }).format((weekday + 3) * 86_400_000);

export const hourText = (hour: number): string => `${String(hour).padStart(2, '0')}:00`;

export const momentText = (instant: number): string =>
  dateFormat({ dateStyle: 'medium', timeStyle: 'short' }).format(instant);
