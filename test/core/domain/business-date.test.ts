import { expect, test } from 'vitest';
import { businessDate } from '../../../core/domain/business-date.ts';

const at = (iso: string): number => Date.parse(iso);

test.each([
  // 03:59 and 04:00 in Shanghai (+08:00).
  ['Asia/Shanghai', 4, '2026-11-21T19:59:59.999Z', '2026-11-21'],
  ['Asia/Shanghai', 4, '2026-11-21T20:00:00.000Z', '2026-11-22'],
  ['Asia/Shanghai', 0, '2026-11-21T15:59:59.999Z', '2026-11-21'],
  ['Asia/Shanghai', 0, '2026-11-21T16:00:00.000Z', '2026-11-22'],
  // The night before New Year's morning still belongs to the old year.
  ['Asia/Shanghai', 4, '2026-12-31T18:00:00.000Z', '2026-12-31'],
  ['Asia/Tokyo', 5, '2027-02-28T19:59:00.000Z', '2027-02-28'],
  ['Asia/Tokyo', 5, '2027-02-28T20:00:00.000Z', '2027-03-01'],
  ['Asia/Kathmandu', 4, '2026-06-01T22:14:59.000Z', '2026-06-01'],
  ['Asia/Kathmandu', 4, '2026-06-01T22:15:00.000Z', '2026-06-02'],
  // America: clocks go forward at 02:00 on 2026-03-08 and back on 2026-11-01.
  ['America/New_York', 4, '2026-03-08T07:59:59.000Z', '2026-03-07'],
  ['America/New_York', 4, '2026-03-08T08:00:00.000Z', '2026-03-08'],
  ['America/New_York', 4, '2026-11-01T08:59:59.000Z', '2026-10-31'],
  ['America/New_York', 4, '2026-11-01T09:00:00.000Z', '2026-11-01'],
  ['America/New_York', 0, '2026-03-08T05:00:00.000Z', '2026-03-08'],
  ['Europe/London', 11, '2026-03-29T09:59:59.000Z', '2026-03-28'],
  ['Europe/London', 11, '2026-03-29T10:00:00.000Z', '2026-03-29'],
  ['Europe/London', 11, '2026-10-25T10:59:59.000Z', '2026-10-24'],
  ['Europe/London', 11, '2026-10-25T11:00:00.000Z', '2026-10-25'],
])('%s, day begins at %i: %s is %s', (timeZone, cutOverHour, instant, date) => {
  expect(businessDate(at(instant), { timeZone, cutOverHour })).toBe(date);
});
