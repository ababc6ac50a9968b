import type { Words } from './words.ts';

/** What a value of a column is called, such as the way of paying `qr`; itself where it has no name. */
export function nameOf(words: Words, column: string, value: string): string {
  const names: Readonly<Record<string, Readonly<Record<string, string>>>> = words.values;
  return names[column]?.[value] ?? value;
}
