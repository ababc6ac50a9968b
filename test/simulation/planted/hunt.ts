import type { Simulation } from '../run/simulate.ts';
import { simulate } from '../run/simulate.ts';
import type { PlantedBug } from './bug.ts';
import { PLANTED_BUGS, plantedBug } from './bugs.ts';

/** A bug that is not found in so many payments has survived: the simulation is blind there. */
const MOST_PAYMENTS = 80_000;

/** Simulates with each bug in turn until an invariant is violated. @returns whether all were found. */
export async function huntPlantedBugs(
  { firstSeed, threads }: Pick<Simulation, 'firstSeed' | 'threads'>,
  only?: string,
): Promise<boolean> {
  const bugs = only === undefined ? PLANTED_BUGS : [plantedBug(only)];
  let survivors = 0;
  for (const planted of bugs) {
    const found = await hunt(planted, firstSeed, threads);
    survivors += found ? 0 : 1;
  }
  console.log(`${bugs.length - survivors} of ${bugs.length} planted bugs found.`);
  return survivors === 0;
}

export async function hunt(
  { name, says, patches, gateway }: PlantedBug,
  firstSeed: number,
  threads?: number,
): Promise<boolean> {
  const report = await simulate({
    payments: MOST_PAYMENTS,
    firstSeed,
    patches,
    stopAtFirst: true,
    ...(gateway && { gateway }),
    ...(threads !== undefined && { threads }),
  });
  const [first] = report.violations;
  const result = first
    ? `found after ${report.payments} payments: ${first.invariant} (seed ${first.seed}) ${first.sentence}`
    : `SURVIVED ${report.payments} payments`;
  console.log(`${name.padEnd(36)} ${says}\n${''.padEnd(36)} ${result}`);
  return first !== undefined;
}
