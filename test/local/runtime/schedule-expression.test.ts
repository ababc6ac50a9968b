import { describe, expect, it } from 'vitest';
import { parseSchedule } from '../../../local/schedule-expression.ts';

const at = (text: string): number => Date.parse(`${text}Z`);

describe('the next time of a schedule', () => {
  it.each([
    ['rate(1 minute)', '2026-11-22T12:00:30', '2026-11-22T12:01:30'],
    ['rate(2 hours)', '2026-11-22T12:00:30', '2026-11-22T14:00:30'],
    ['cron(30 2 * * ? *)', '2026-11-22T12:00:00', '2026-11-23T02:30:00'],
    ['cron(0/15 * * * ? *)', '2026-11-22T12:00:00', '2026-11-22T12:15:00'],
    ['cron(*/20 8-9 * * ? *)', '2026-11-22T09:40:00', '2026-11-23T08:00:00'],
    ['cron(0 0 1 * ? *)', '2026-11-22T12:00:00', '2026-12-01T00:00:00'],
    ['cron(0 6 ? * 2,4 *)', '2026-11-22T12:00:00', '2026-11-23T06:00:00'],
  ])('%s after %s', (expression, after, next) => {
    expect(parseSchedule(expression)(at(after))).toBe(at(next));
  });

  it('is refused when the expression cannot be read', () => {
    expect(() => parseSchedule('cron(0 6 ? * MON *)')).toThrow('cannot read the schedule');
    expect(() => parseSchedule('every minute')).toThrow('cannot read the schedule');
  });
});
