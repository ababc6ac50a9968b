import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { jitteredBackoff } from '../../../adapters/system/backoff.ts';
import { systemClock } from '../../../adapters/system/clock.ts';
import { ulidIds } from '../../../adapters/system/ids.ts';
import { parseOrderId } from '../../../core/domain/ids.ts';
import { NOON } from '../../contracts/fixtures.ts';

beforeEach(() => vi.useFakeTimers({ now: NOON, toFake: ['Date'] }));
afterEach(() => vi.useRealTimers());

describe('The clock', () => {
  it("is the machine's", () => {
    expect(systemClock().now()).toBe(NOON);
  });

  it('runs faster from its anchor on', () => {
    const clock = systemClock(`${NOON},${NOON + 1_000},60`);
    expect(clock.now()).toBe(NOON + 1_000);
    vi.setSystemTime(NOON + 500);
    expect(clock.now()).toBe(NOON + 1_000 + 30_000);
  });

  it.each(['', 'now', '1,2', '1,2,', '1,2,x', '1,2,3,4'])('refuses the anchor "%s"', (anchor) => {
    expect(() => systemClock(anchor)).toThrow('Not a clock anchor');
  });
});

describe('Ids', () => {
  it("are valid, sorted by the clock's time, and never the same", () => {
    let now = NOON;
    const ids = ulidIds({ now: () => now });
    const first = ids.ulid();
    const twin = ids.ulid();
    now += 1;
    const later = ids.ulid();
    expect(parseOrderId(first)).toBe(first);
    expect(twin).not.toBe(first);
    expect(later > first && later > twin).toBe(true);
  });
});

describe('Backoff', () => {
  const waits = async (random: number): Promise<number[]> => {
    const waited: number[] = [];
    const backoff = jitteredBackoff(
      async (ms) => waited.push(ms),
      () => random,
    );
    for (const attempt of [0, 1, 2, 10]) await backoff.pause(attempt);
    return waited;
  };

  it('waits anything between nothing and a ceiling that doubles up to 400 ms', async () => {
    expect(await waits(0)).toEqual([0, 0, 0, 0]);
    expect(await waits(1)).toEqual([20, 40, 80, 400]);
  });
});
