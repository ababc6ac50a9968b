import { parentPort, workerData } from 'node:worker_threads';
import { substitute, type Versions } from '../substitutes/register.ts';
import type { Job } from './pool.ts';

/*
 * One thread of the simulation. The substitutes must be in place before the product is loaded, and the
 * machine's clock, chance and timers are gone once it is.
 */

substitute(workerData as Versions);
const { runWorld } = await import('./run-world.ts');
const { forbidTheMachine } = await import('./forbid-the-machine.ts');
const { readStandardOutput } = await import('../world/log-reader.ts');
readStandardOutput();
forbidTheMachine();

parentPort?.on('message', async (job: Job) => {
  try {
    const { trace, ...result } = await runWorld(job);
    parentPort?.postMessage({ result, trace: job.keepTrace ? trace : undefined });
  } catch (error) {
    parentPort?.postMessage({
      error: error instanceof Error ? (error.stack ?? '') : String(error),
    });
  }
});
