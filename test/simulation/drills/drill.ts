import type { FaultKind } from '../faults/fault.ts';
import type { WorldConditions } from '../world/conditions.ts';
import type { World } from '../world/world.ts';

/** Something large that goes wrong, is mended, and must end well. */
export interface Drill {
  readonly says: string;
  /** How long it lasts, ms. */
  readonly troubleMs: number;
  readonly conditions?: Partial<WorldConditions>;
  /** What happens to a call at this site, so many ms after the trouble began. */
  readonly fault?: (site: string, chance: number) => FaultKind | undefined;
  /** What somebody does while it lasts. */
  readonly act?: (world: World) => void;
  /** Rules (or the beginning of their ids) that this trouble breaks by its nature, each with the reason. */
  readonly except?: Readonly<Record<string, string>>;
}

/** Quiet weather but for the trouble of the drill. */
export const CALM: Partial<WorldConditions> = {
  profile: { rate: 0, focus: [] },
  emphases: [],
  orders: 10,
  losesMessages: false,
  losesConsumer: false,
  losesWorkflows: false,
  noSweeper: false,
  skewMs: 0,
  lateMs: 30,
  wayMs: 6,
};
