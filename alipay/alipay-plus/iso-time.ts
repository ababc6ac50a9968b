import { formatChinaTime } from '../china-time.ts';

/** Milliseconds since 1970 to `2026-11-22T12:30:05+08:00`; whole seconds, China's zone (protocol 4.2). */
export const formatIsoTime = (epochMs: number): string =>
  `${formatChinaTime(epochMs).replace(' ', 'T')}+08:00`;
