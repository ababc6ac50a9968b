import { formatChinaTime } from '../china-time.ts';

const form = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d{1,9})?(?:Z|[+-]\d{2}:?\d{2})$/;

/** Milliseconds since 1970 to `2026-11-22T12:30:05+08:00`; whole seconds, China's zone (protocol 4.2). */
export const formatIsoTime = (epochMs: number): string =>
  `${formatChinaTime(epochMs).replace(' ', 'T')}+08:00`;

/** The reverse, with any offset. Undefined if it is no such time. */
export function parseIsoTime(text: string | undefined): number | undefined {
  if (text === undefined || !form.test(text)) return undefined;
  const epochMs = Date.parse(text.replace(/([+-]\d{2})(\d{2})$/, '$1:$2'));
  return Number.isNaN(epochMs) ? undefined : epochMs;
}
