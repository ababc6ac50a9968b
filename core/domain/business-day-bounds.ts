import type { BusinessDay } from './business-date.ts';
import { clockOn, daysAfter } from './wall-clock.ts';

const HOUR = 60;

/** Whether the text is a day of the calendar on which anybody orders: 2026-02-29 is none. */
export const isDate = (text: string): boolean =>
  /^20\d{2}-\d{2}-\d{2}$/.test(text) && daysAfter(text, 0) === text;

/** When a business day begins, and when the next one does. */
export const boundsOfDay = (
  date: string,
  day: BusinessDay,
): { readonly from: number; readonly until: number } => ({
  from: beginning(date, day),
  until: beginning(daysAfter(date, 1), day),
});

/** Where a change of the clocks leaves the hour out, the day begins with the next that there is. */
function beginning(date: string, { timeZone, cutOverHour }: BusinessDay): number {
  const at = clockOn(date, timeZone);
  const hours = [cutOverHour, cutOverHour + 1, cutOverHour + 2];
  const first = hours.map((hour) => at(hour * HOUR)).find((instant) => instant !== undefined);
  if (first === undefined) throw new Error(`${date} has no beginning in ${timeZone}`);
  return first;
}
