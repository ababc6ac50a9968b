/** A restaurant's day ends when it closes, not at midnight. */
export interface BusinessDay {
  /** IANA name, e.g. Asia/Shanghai. */
  readonly timeZone: string;
  /** Hour of the local day (0 to 11) at which a new business day begins. */
  readonly cutOverHour: number;
}

/** The local business date (YYYY-MM-DD) of an instant in ms since 1970. */
export function businessDate(instant: number, day: BusinessDay): string {
  const shifted = instant - day.cutOverHour * 3_600_000;
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone: day.timeZone,
    year: 'numeric',
    month: '2-digit',
    day: '2-digit',
  }).formatToParts(shifted);
  const part = (type: string): string => parts.find((p) => p.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
}
