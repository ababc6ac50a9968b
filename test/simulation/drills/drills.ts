import { DEPLOYS } from './deploys.ts';
import type { Drill } from './drill.ts';
import { KEY_ROTATION } from './key-rotation.ts';
import { OUTAGES } from './outages.ts';
import { RESTORE } from './restore.ts';
import { SKEWS } from './skews.ts';

/** docs/money-safety.md describes them. */
export const DRILLS = {
  ...OUTAGES,
  ...SKEWS,
  ...DEPLOYS,
  'key-rotation': KEY_ROTATION,
  'restore-from-backup': RESTORE,
} as const satisfies Record<string, Drill>;

export type DrillName = keyof typeof DRILLS;
