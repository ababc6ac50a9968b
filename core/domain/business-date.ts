/** A restaurant's day ends when it closes, not at midnight. */
export interface BusinessDay {
  /** IANA name, e.g. Asia/Shanghai. */
  readonly timeZone: string;
  /** Hour of the local day (0 to 11) at which a new business day begins. */
  readonly cutOverHour: number;
}

const HALF_A_DAY_MS = 12 * 3_600_000;

/** The local business date (YYYY-MM-DD) of an instant in ms since 1970. */
export function businessDate(instant: number, { timeZone, cutOverHour }: BusinessDay): string {
  const local = localParts(instant, timeZone);
  if (Number(local.hour) >= cutOverHour) return local.date;
  // Before noon, so half a day earlier is yesterday, also where the clocks have just been changed.
  return localParts(instant - HALF_A_DAY_MS, timeZone).date;
}

/** "2026-11-22 12:05", as the clock on the wall of the store shows it. */
export function localTime(instant: number, timeZone: string): string {
  const { date, hour, minute } = localParts(instant, timeZone);
  return `${date} ${hour}:${minute}`;
}

function localParts(
  instant: number,
  timeZone: string,
): { date: string; hour: string; minute: string } {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(instant);
  const part = (type: string): string => parts.find((p) => p.type === type)?.value ?? '';
  const date = `${part('year')}-${part('month')}-${part('day')}`;
  return { date, hour: part('hour'), minute: part('minute') };
}
