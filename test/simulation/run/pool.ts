import { Worker } from 'node:worker_threads';
import type { Trace } from '../../../audit/trace.ts';
import type { Versions } from '../substitutes/register.ts';
import type { RunOptions, WorldResult } from './run-world.ts';

export interface Job extends RunOptions {
  readonly keepTrace?: boolean;
}

export interface Done {
  readonly result: WorldResult;
  readonly trace?: Trace | undefined;
}

type Reply = Done | { readonly error: string };

/** Threads that run worlds, one at a time each. */
export class WorldPool {
  readonly #workers: readonly Worker[];
  readonly #idle: Worker[];
  readonly #waiting: ((worker: Worker) => void)[] = [];

  constructor(size: number, versions: Versions = {}) {
    const url = new URL('./worker.ts', import.meta.url);
    const options = { workerData: versions };
    this.#workers = Array.from({ length: size }, () => new Worker(url, options));
    this.#idle = [...this.#workers];
  }

  /** @throws Error when the simulation itself fails, which is no finding about the product. */
  async run(job: Job): Promise<Done> {
    const worker = this.#idle.pop() ?? (await this.#next());
    try {
      return await ask(worker, job);
    } finally {
      const waiting = this.#waiting.shift();
      if (waiting) waiting(worker);
      else this.#idle.push(worker);
    }
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  #next(): Promise<Worker> {
    return new Promise((resolve) => this.#waiting.push(resolve));
  }
}

function ask(worker: Worker, job: Job): Promise<Done> {
  return new Promise((resolve, reject) => {
    const end = (): void => {
      worker.off('message', onMessage);
      worker.off('error', onError);
    };
    const onMessage = (reply: Reply): void => {
      end();
      if ('error' in reply) reject(new Error(`World ${job.seed}: ${reply.error}`));
      else resolve(reply);
    };
    const onError = (error: Error): void => {
      end();
      reject(error);
    };
    worker.once('message', onMessage);
    worker.once('error', onError);
    worker.postMessage(job);
  });
}
