import type { World } from '../world/world.ts';
import type { Drill } from './drill.ts';

const MINUTE_MS = 60_000;

/** Which version serves an invocation. */
type Version = 'old' | 'new' | 'either';

/**
 * The next version raises the schema of every row that it writes, so that the old one must leave those
 * rows alone. While a deploy is under way, an invocation meets either.
 */
function versions(world: World, phases: readonly (readonly [number, Version])[]): void {
  const began = world.time.now;
  world.functions.choose((process, handlers) => {
    const elapsed = world.time.now - began;
    const version = phases.findLast(([fromMs]) => elapsed >= fromMs)?.[1] ?? 'old';
    const isNew =
      version === 'new' || (version === 'either' && world.chance('version', process) < 0.5);
    return isNew ? world.nextHandlers : handlers;
  });
}

/** Old and new code at work on the same rows. */
export const DEPLOYS = {
  'deploy-in-the-middle': {
    says: 'For a minute every invocation meets the old version or the new one, then only the new one.',
    troubleMs: 12 * MINUTE_MS,
    act: (world) =>
      versions(world, [
        [MINUTE_MS, 'either'],
        [2 * MINUTE_MS, 'new'],
      ]),
  },
  rollback: {
    says: 'The new version is taken back after 2 minutes, and comes again after 3.',
    troubleMs: 12 * MINUTE_MS,
    act: (world) =>
      versions(world, [
        [MINUTE_MS, 'new'],
        [3 * MINUTE_MS, 'old'],
        [6 * MINUTE_MS, 'new'],
      ]),
  },
} as const satisfies Record<string, Drill>;
