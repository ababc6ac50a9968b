/** A part of the days named, as the clock on the wall of the store shows it. */
export interface WeeklyPeriod {
  /** 1 is Monday, 7 Sunday. */
  readonly weekdays: readonly number[];
  /** "11:00"; inclusive. */
  readonly from: string;
  /** "14:00"; exclusive. Not after `from`: it ends on the next day, "00:00" at midnight. */
  readonly until: string;
}

/** Whether one of the periods runs. One over midnight belongs to the day on which it begins. */
export function isWithin(
  periods: readonly WeeklyPeriod[],
  instant: number,
  timeZone: string,
): boolean {
  const { weekday, time } = wallClock(instant, timeZone);
  const yesterday = weekday === 1 ? 7 : weekday - 1;
  return periods.some(({ weekdays, from, until }) => {
    if (from < until) return weekdays.includes(weekday) && from <= time && time < until;
    return (
      (weekdays.includes(weekday) && from <= time) || (weekdays.includes(yesterday) && time < until)
    );
  });
}

const WEEKDAYS = ['Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun'];

function wallClock(instant: number, timeZone: string): { weekday: number; time: string } {
  const parts = new Intl.DateTimeFormat('en-US', {
    timeZone,
    weekday: 'short',
    hour: '2-digit',
    minute: '2-digit',
    hourCycle: 'h23',
  }).formatToParts(instant);
  const part = (type: string): string => parts.find((p) => p.type === type)?.value ?? '';
  return {
    weekday: WEEKDAYS.indexOf(part('weekday')) + 1,
    time: `${part('hour')}:${part('minute')}`,
  };
}
