import type { TraceEvent } from '../../../audit/trace.ts';
import { plantedBug } from '../planted/bugs.ts';
import type { Versions } from '../substitutes/register.ts';
import { type Job, WorldPool } from './pool.ts';
import { readTape } from './tape.ts';

const ID_LENGTH = 26;

/** Runs a tape again and tells the story of what is wrong. @returns whether all is well. */
export async function replay(file: string): Promise<boolean> {
  const { says, seed, gateway, faults } = readTape(file);
  console.log(`Seed ${seed} with ${faults.length} faults; found: ${says}`);
  for (const { site, k, kind, delayMs } of faults) {
    console.log(`  call ${k} at ${site}: ${kind}${kind.endsWith('late') ? `, ${delayMs} ms` : ''}`);
  }
  return await tell({ seed, gateway, tape: faults });
}

/** The same for one world of a seed, with all its faults, and with a planted bug where one is named. */
export async function replayWorld(
  job: Pick<Job, 'seed' | 'gateway'>,
  bug?: string,
): Promise<boolean> {
  const { patches } = bug === undefined ? { patches: [] } : plantedBug(bug);
  return await tell(job, { patches });
}

async function tell(job: Job, versions: Versions = {}): Promise<boolean> {
  const pool = new WorldPool(1, versions);
  try {
    const { result, trace } = await pool.run({ ...job, keepTrace: true });
    const { payments, events, injected, edges } = result;
    console.log(
      `World ${job.seed}: ${payments} payments, ${events} events, ${injected.length} faults.`,
    );
    for (const [edge, n] of Object.entries(edges).sort(([a], [b]) => (a < b ? -1 : 1))) {
      console.log(`  ${String(n).padStart(5)}  ${edge}`);
    }
    for (const { invariant, about, sentence } of result.violations) {
      console.log(`${invariant}  ${about}: ${sentence}`);
      for (const line of storyOf(about, trace?.events ?? [])) console.log(`  ${line}`);
    }
    if (result.violations.length === 0) console.log('No invariant was violated.');
    return result.violations.length === 0;
  } finally {
    await pool.close();
  }
}

/** What happened to an order or payment, one line an event. */
function storyOf(about: string, events: readonly TraceEvent[]): string[] {
  const [first] = events;
  // An out_trade_no ends with the payment's id, which is what the journal calls it.
  const id = about.slice(-ID_LENGTH);
  return events
    .filter((event) => JSON.stringify(event).includes(id))
    .map((event) => {
      const { n, at, by, kind, ...rest } = event;
      const seconds = ((at - (first?.at ?? at)) / 1_000).toFixed(3);
      return `${seconds.padStart(10)} s  #${n} ${by} ${kind} ${JSON.stringify(rest)}`;
    });
}
