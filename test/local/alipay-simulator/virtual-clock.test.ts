import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { startVirtualClock } from '../../../local/alipay-simulator/virtual-clock.ts';

beforeEach(() => {
  vi.useFakeTimers();
});
afterEach(() => {
  vi.useRealTimers();
});

/** A clock on which `scale` virtual milliseconds pass in a real one, with one thing due. */
function clockWithDue(dueAt: number, scale: number) {
  const begin = Date.now();
  const happened: number[] = [];
  const now = (): number => (Date.now() - begin) * scale;
  const clock = startVirtualClock({
    now,
    timeScale: scale,
    nextDueAt: () => (happened.length === 0 ? dueAt : undefined),
    onTime: (time) => {
      if (happened.length === 0 && time >= dueAt) happened.push(time);
    },
  });
  clock.wake();
  return { clock, happened };
}

test('something due in 60 virtual seconds happens after one real second at scale 60', () => {
  const { happened } = clockWithDue(60_000, 60);
  vi.advanceTimersByTime(999);
  expect(happened).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(happened).toEqual([60_000]);
});

test('what is due in months does not overflow the timer', () => {
  const days = 60 * 24 * 3_600_000;
  const { happened } = clockWithDue(days, 1);
  vi.advanceTimersByTime(days - 1);
  expect(happened).toEqual([]);
  vi.advanceTimersByTime(1);
  expect(happened).toEqual([days]);
});

test('a stopped clock rests', () => {
  const { clock, happened } = clockWithDue(1_000, 1);
  clock.stop();
  vi.advanceTimersByTime(10_000);
  expect(happened).toEqual([]);
});
