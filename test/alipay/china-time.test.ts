import { expect, test } from 'vitest';
import { formatChinaTime, parseChinaTime } from '../../alipay/china-time.ts';

test('half past midnight in London is half past eight in Beijing', () => {
  expect(formatChinaTime(Date.UTC(2026, 10, 22, 0, 30, 5))).toBe('2026-11-22 08:30:05');
});

test('in China the new year has begun eight hours earlier', () => {
  expect(formatChinaTime(Date.UTC(2026, 11, 31, 16, 0, 0))).toBe('2027-01-01 00:00:00');
});

test('a time of Alipay is read as China time, with its fraction', () => {
  expect(parseChinaTime('2026-11-22 12:30:05')).toBe(Date.UTC(2026, 10, 22, 4, 30, 5));
  expect(parseChinaTime('2026-11-22 12:30:05.123')).toBe(Date.UTC(2026, 10, 22, 4, 30, 5, 123));
});

test.each([
  '',
  '2026-11-22',
  '2026-11-22T12:30:05',
  '2026-02-30 12:00:00',
  '2026-13-01 12:00:00',
  '2026-11-22 24:00:00',
  '2026-11-22 12:30:05Z',
  'at 2026-11-22 12:30:05',
])('%j is no time of Alipay', (text) => {
  expect(parseChinaTime(text)).toBeUndefined();
});
