import { type BusinessDay, businessDate, localTime } from '../../core/domain/business-date.ts';
import { daysAfter, weekdayOf } from '../../core/domain/wall-clock.ts';
import type { CommonColumns } from '../facts/table.ts';

/** When and where something happened. */
export interface Happening {
  readonly eventId: string;
  /** Empty where it is of no store. */
  readonly storeId: string;
  readonly at: number;
  readonly day: BusinessDay;
}

/** What is of no store is told by the clock of where Alipay keeps its books. */
export const NO_STORE: BusinessDay = { timeZone: 'Asia/Shanghai', cutOverHour: 0 };

/** The columns that every fact begins with. */
export function commonColumns({ eventId, storeId, at, day }: Happening): CommonColumns {
  const date = businessDate(at, day);
  const wall = localTime(at, day.timeZone);
  const weekday = weekdayOf(date);
  const hour = Number(wall.slice(11, 13));
  return {
    event_id: eventId,
    store_id: storeId,
    at_ms: at,
    business_date: date,
    week_start_local: daysAfter(date, 1 - weekday),
    month_no: Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1,
    weekday,
    hour_local: hour,
    minute_of_day: hour * 60 + Number(wall.slice(14)),
  };
}

export const hourOnTheWall = (at: number, { timeZone }: BusinessDay): number =>
  Number(localTime(at, timeZone).slice(11, 13));
