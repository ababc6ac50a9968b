import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import type { SwarmResult } from '../model/swarm.ts';
import type { Simulation } from './simulate.ts';

type Reply = Omit<SwarmResult, 'transitions'> & {
  readonly transitions: readonly (readonly [string, number])[];
};

/** Payments that one thread takes at a time. */
const CHUNK = 2_000;
const MAX_SHOWN = 5;

/** Walks the pure transition tables, on all threads. @returns whether no rule was broken. */
export async function swarm({
  payments,
  firstSeed,
  threads = availableParallelism(),
  onProgress,
}: Simulation): Promise<boolean> {
  const started = performance.now();
  const replies: Reply[] = [];
  let next = 0;
  const work = async (): Promise<void> => {
    const worker = new Worker(new URL('./swarm-worker.ts', import.meta.url));
    try {
      while (next < payments) {
        const job = { firstSeed: firstSeed + next, payments: Math.min(CHUNK, payments - next) };
        next += job.payments;
        replies.push(await ask(worker, job));
        onProgress?.({ worlds: replies.length, payments: next, violations: violationsIn(replies) });
      }
    } finally {
      await worker.terminate();
    }
  };
  await Promise.all(Array.from({ length: threads }, work));
  print(replies, payments, (performance.now() - started) / 1_000, threads);
  return violationsIn(replies) === 0;
}

const violationsIn = (replies: readonly Reply[]): number =>
  replies.reduce((sum, { violations }) => sum + violations.length, 0);

function ask(worker: Worker, job: object): Promise<Reply> {
  return new Promise((resolve, reject) => {
    worker.once('message', (reply: Reply) => {
      worker.off('error', reject);
      resolve(reply);
    });
    worker.once('error', reject);
    worker.postMessage(job);
  });
}

function print(
  replies: readonly Reply[],
  payments: number,
  seconds: number,
  threads: number,
): void {
  const counts = new Map<string, number>();
  for (const [cell, n] of replies.flatMap(({ transitions }) => transitions)) {
    counts.set(cell, (counts.get(cell) ?? 0) + n);
  }
  const never = [...counts].filter(([, n]) => n === 0).map(([cell]) => cell);
  const rate = Math.round(payments / seconds / threads);
  console.log(
    `${payments} payments through the transition tables in ${seconds.toFixed(1)} s on ${threads} ` +
      `threads: ${rate} a second on each; ${counts.size - never.length} of ${counts.size} cells.`,
  );
  if (never.length > 0) console.log(`Never: ${never.join('; ')}`);
  const violations = replies.flatMap((reply) => reply.violations);
  console.log(violations.length === 0 ? 'No rule was broken.' : `${violations.length} VIOLATIONS:`);
  for (const { seed, invariant, sentence, trace } of violations.slice(0, MAX_SHOWN)) {
    console.log([`  seed ${seed}  ${invariant}: ${sentence}`, ...trace].join('\n    '));
  }
}
