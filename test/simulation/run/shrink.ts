import fc from 'fast-check';
import type { GatewayName } from '../../../local/alipay-simulator/simulated-merchant.ts';
import type { TapedFault } from '../faults/fault.ts';
import type { WorldPool } from './pool.ts';
import type { Tape } from './tape.ts';

export interface Failure {
  readonly seed: number;
  readonly gateway?: GatewayName;
  readonly invariant: string;
  readonly sentence: string;
}

type Faults = readonly TapedFault[];
type Test = (faults: Faults) => Promise<boolean>;

/** So few are left to fast-check, which takes them away one by one. */
const FEW = 12;

/**
 * The few faults of a failed world that matter: takes away whatever the violation does not need, first
 * in large parts and then one by one. Ends after `withinMs` with the best that it has.
 */
export async function shrink(pool: WorldPool, failure: Failure, withinMs: number): Promise<Tape> {
  const { seed, gateway, invariant, sentence } = failure;
  const giveUpAt = performance.now() + withinMs;
  const stillFails: Test = async (faults) => {
    if (performance.now() > giveUpAt) return false;
    const { result } = await pool.run({ seed, gateway, tape: faults });
    return result.violations.some((violation) => violation.invariant === invariant);
  };
  const { result } = await pool.run({ seed, gateway });
  const few = await withoutParts(result.injected, stillFails);
  const property = fc.asyncProperty(fc.subarray([...few]), async (f) => !(await stillFails(f)));
  const details = await fc.check(property, { examples: [[[...few]]], numRuns: 1 });
  const faults = details.counterexample?.[0] ?? few;
  return { says: `${invariant}: ${sentence}`, seed, gateway, faults };
}

/** Halves, quarters, eighths ... are taken away as long as what is left still fails. */
async function withoutParts(all: Faults, stillFails: Test): Promise<Faults> {
  let faults = all;
  for (let size = Math.ceil(all.length / 2); size >= 1 && faults.length > FEW; ) {
    const before = faults.length;
    for (let from = 0; from < faults.length; ) {
      const less = faults.toSpliced(from, size);
      if (await stillFails(less)) faults = less;
      else from += size;
    }
    if (faults.length === before || size > faults.length) size = Math.floor(size / 2);
  }
  return faults;
}
