import type { Clock } from '../../core/ports/clock.ts';

/**
 * The machine's clock, or for demos and tests one that was at `virtualMs` when the machine's was at
 * `realMs`, and runs `scale` times as fast.
 * @param anchor "realMs,virtualMs,scale"
 */
export function systemClock(anchor?: string): Clock {
  if (anchor === undefined) return { now: () => Date.now() };
  const [realMs, virtualMs, scale, ...rest] = anchor.split(',').map(Number);
  const isAnchor = isNumber(realMs) && isNumber(virtualMs) && isNumber(scale) && scale > 0;
  if (!isAnchor || rest.length > 0) {
    throw new Error(`Not a clock anchor: ${anchor}`);
  }
  return { now: () => Math.floor(virtualMs + (Date.now() - realMs) * scale) };
}

/** How many milliseconds pass on an anchored clock in a real one. */
export const timeScaleOf = (anchor?: string): number =>
  anchor === undefined ? 1 : Number(anchor.split(',')[2]);

const isNumber = (n: number | undefined): n is number => n !== undefined && Number.isFinite(n);
