import { formatChinaTime } from '../../../alipay/china-time.ts';

/** Milliseconds since 1970 to `2026-11-22T12:30:05+08:00`. */
export const formatTime = (at: number): string => `${formatChinaTime(at).replace(' ', 'T')}+08:00`;

const isoWithOffset = /^\d{4}-\d{2}-(\d{2})T\d{2}:\d{2}:\d{2}(?:\.\d{1,3})?(Z|[+-]\d{2}:\d{2})$/;

/** The reverse, with any offset; undefined if it is no such time. */
export function parseTime(text: string): number | undefined {
  const [, day, offset] = isoWithOffset.exec(text) ?? [];
  if (day === undefined || offset === undefined) return undefined;
  const at = Date.parse(text);
  // Date.parse lets 30 February through as 2 March.
  const localDay = new Date(`${text.slice(0, -offset.length)}Z`).getUTCDate();
  return localDay === Number(day) && !Number.isNaN(at) ? at : undefined;
}

/** Milliseconds as text are what the newest official SDK sends in `request-time` (protocol 4.2). */
export const isRequestTime = (text: string): boolean =>
  /^\d{13}$/.test(text) || parseTime(text) !== undefined;
