import { readFileSync } from 'node:fs';
import type { GatewayName } from '../../../local/alipay-simulator/simulated-merchant.ts';
import type { TapedFault } from '../faults/fault.ts';

/** A run that can be repeated fault by fault: what the seed draws is the same, the faults are these. */
export interface Tape {
  /** What it showed when it was found. */
  readonly says: string;
  readonly seed: number;
  /** The Open Platform where it is not named. */
  readonly gateway?: GatewayName | undefined;
  readonly faults: readonly TapedFault[];
}

/** @throws Error when the file is no tape. */
export function readTape(file: string | URL): Tape {
  const tape = JSON.parse(readFileSync(file, 'utf8')) as Partial<Tape>;
  const { says, seed, gateway, faults } = tape;
  if (typeof says === 'string' && typeof seed === 'number' && Array.isArray(faults)) {
    return { says, seed, gateway, faults };
  }
  throw new Error(`${String(file)} is not a tape`);
}
