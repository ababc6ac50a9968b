import { money } from '../i18n/money.ts';
import { count, duration, hourText, longDay, monthText, percent, weekdayText } from './format.ts';
import type { Cell, Column, Row } from './found.ts';
import { nameOf } from './name-of.ts';
import type { Words } from './words.ts';

/** What one has to know to say what is in a cell. */
export interface CellLook {
  readonly words: Words;
  /** Of rows that do not say theirs. */
  readonly currency: string;
  readonly storeName: (storeId: string) => string;
}

const SHARE = /(?:^|_)(?:share|rate|support|growth|success)(?:_|$)/;

/** What a cell says to people, by what its column is called: the questions call alike what is alike. */
export function cellText(value: Cell, column: Column, row: Row, look: CellLook): string {
  const { words, currency, storeName } = look;
  const { name, type } = column;
  if (value === null || value === '') return '–';
  if (type === 'boolean') return value === true ? words.panel.yes : words.panel.no;
  if (type === 'date') return longDay(String(value));
  if (name === 'store_id') return storeName(String(value));
  if (name === 'cohort_month') return monthText(String(value));
  if (type === 'string') return nameOf(words, name, String(value));
  if (name === 'hour_local') return hourText(Number(value));
  if (name === 'weekday') return weekdayText(Number(value));
  if (/_minor(?:_|$)/.test(name)) {
    return money(Math.round(Number(value)), String(row['currency'] ?? currency));
  }
  if (/_ms$/.test(name)) return duration(Number(value));
  if (type === 'double' && SHARE.test(name)) return percent(Number(value));
  return count(Number(value));
}

/** How a column is headed; one that is new says its own name. */
export function columnText(name: string, words: Words): string {
  const known: Readonly<Record<string, string>> = words.columns;
  return known[name] ?? name.replaceAll('_', ' ');
}

export const isNumeric = ({ name, type }: Column): boolean =>
  ['int', 'bigint', 'double'].includes(type) && name !== 'weekday';
