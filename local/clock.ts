import { readJsonFile, writeJsonFile } from './json-file.ts';

/** Virtual time: `virtualMs` at the real instant `realMs`, running `scale` times as fast from there. */
export interface ClockAnchor {
  readonly realMs: number;
  readonly virtualMs: number;
  readonly scale: number;
}

export interface VirtualClock {
  readonly scale: number;
  /** `realMs,virtualMs,scale`: what a function needs to tell the same time (KUAICAN_CLOCK_ANCHOR). */
  readonly anchorText: string;
  nowMs(): number;
  close(): void;
}

interface ClockFile extends ClockAnchor {
  /** Real time at which the server was last seen running. */
  readonly seenMs: number;
}

const heartbeatMs = 1_000;

function virtualTime(anchor: ClockAnchor, realMs: number): number {
  return anchor.virtualMs + (realMs - anchor.realMs) * anchor.scale;
}

/**
 * Where virtual time goes on after a stop. It follows the old line as far as that server can have
 * shown it, then runs at the speed of the wall clock: a week off at scale 60 is not 60 weeks.
 */
export function nextAnchor(
  before: ClockFile | undefined,
  realMs: number,
  scale: number,
): ClockAnchor {
  if (before === undefined || isWallClock(before)) return { realMs, virtualMs: realMs, scale };
  const shownUntil = before.seenMs + 2 * heartbeatMs;
  const virtualMs =
    virtualTime(before, Math.min(realMs, shownUntil)) + Math.max(0, realMs - shownUntil);
  const seen = virtualTime(before, before.seenMs);
  return { realMs, virtualMs: Math.max(virtualMs, seen, realMs), scale };
}

function isWallClock(anchor: ClockAnchor): boolean {
  return anchor.scale === 1 && anchor.virtualMs === anchor.realMs;
}

/**
 * Opens the clock of a data folder. Virtual time never goes backward across restarts, whatever the
 * scales; at scale 1 in a folder that never ran faster it is the wall clock.
 * @param scale how many virtual seconds pass in a real one, at least 1
 */
export function openClock(
  file: string,
  scale: number,
  realNow: () => number = Date.now,
): VirtualClock {
  const anchor = nextAnchor(readJsonFile<ClockFile>(file), realNow(), scale);
  const save = (): void =>
    writeJsonFile(file, { ...anchor, seenMs: realNow() } satisfies ClockFile);
  save();
  const heartbeat = scale === 1 ? undefined : setInterval(save, heartbeatMs).unref();
  return {
    scale,
    anchorText: `${anchor.realMs},${anchor.virtualMs},${anchor.scale}`,
    nowMs: () => Math.floor(virtualTime(anchor, realNow())),
    close: () => {
      clearInterval(heartbeat);
      save();
    },
  };
}
