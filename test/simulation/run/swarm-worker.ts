import { parentPort } from 'node:worker_threads';
import { runSwarm, type Swarm } from '../model/swarm.ts';

/** One thread of the swarm. */
parentPort?.on('message', (job: Pick<Swarm, 'firstSeed' | 'payments'>) => {
  const { transitions, ...result } = runSwarm(job);
  parentPort?.postMessage({ ...result, transitions: [...transitions] });
});
