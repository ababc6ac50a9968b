import type { PlantedBug } from './bug.ts';
import { CALL_BUGS } from './call-bugs.ts';
import { CREDIT_BUGS, QR_BUGS } from './credit-bugs.ts';
import { KITCHEN_BUGS } from './kitchen-bugs.ts';
import { PLUMBING_BUGS } from './plumbing-bugs.ts';
import { SETTLEMENT_BUGS } from './settlement-bugs.ts';
import { TABLE_BUGS } from './table-bugs.ts';
import { TENDER_BUGS } from './tender-bugs.ts';

/** Every bug that the simulation must find. */
export const PLANTED_BUGS: readonly PlantedBug[] = [
  ...SETTLEMENT_BUGS,
  ...CALL_BUGS,
  ...PLUMBING_BUGS,
  ...QR_BUGS,
  ...TABLE_BUGS,
  ...KITCHEN_BUGS,
  ...TENDER_BUGS,
  ...CREDIT_BUGS.map((planted) => ({ ...planted, gateway: 'global' as const })),
];

/** @throws Error for a name that no bug has. */
export function plantedBug(name: string): PlantedBug {
  const found = PLANTED_BUGS.find((planted) => planted.name === name);
  if (!found) throw new Error(`There is no planted bug ${name}`);
  return found;
}
