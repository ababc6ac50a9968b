import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { nextAnchor, openClock, type VirtualClock } from '../../../local/clock.ts';
import { temporaryFolder } from './boot-fixture.ts';

const start = Date.UTC(2026, 10, 22, 12);

describe('the virtual clock', () => {
  const { folder, remove } = temporaryFolder();
  afterEach(remove);
  let realMs = start;
  const open = (scale: number): VirtualClock =>
    openClock(path.join(folder, 'clock.json'), scale, () => realMs);

  it('is the wall clock at scale 1, also after the wall clock was set back', () => {
    realMs = start;
    open(1).close();
    realMs -= 300_000;
    expect(open(1).nowMs()).toBe(realMs);
  });

  it('runs as many times faster as the scale says', () => {
    realMs = start;
    const clock = open(60);
    realMs += 1_000;
    expect(clock.nowMs()).toBe(start + 60_000);
    clock.close();
  });

  it('never goes backward across restarts, whatever the scales', () => {
    realMs = start;
    let lastMs = 0;
    for (const scale of [10, 1, 500, 2, 1, 1]) {
      const clock = open(scale);
      expect(clock.nowMs()).toBeGreaterThanOrEqual(lastMs);
      realMs += 700;
      lastMs = clock.nowMs();
      // Not closed: killed.
    }
  });

  it('goes on at the speed of the wall clock while the server is off', () => {
    const before = { realMs: start, virtualMs: start, scale: 60, seenMs: start + 10_000 };
    const offMs = 7 * 86_400_000;
    const { virtualMs } = nextAnchor(before, start + 10_000 + offMs, 1);
    expect(virtualMs).toBeGreaterThanOrEqual(start + 600_000 + offMs);
    expect(virtualMs).toBeLessThan(start + 600_000 + offMs + 300_000);
  });
});
