import { readFileSync } from 'node:fs';

/** The middle of several runs, in ms, after one that nobody counts. */
export async function medianMs(runs: number, work: () => unknown): Promise<number> {
  await work();
  const times: number[] = [];
  for (let n = 0; n < runs; n += 1) {
    const started = performance.now();
    await work();
    times.push(performance.now() - started);
  }
  return times.toSorted((a, b) => a - b)[Math.floor(runs / 2)] ?? 0;
}

/**
 * Bytes that this process asked the operating system for meanwhile, whether they came from the disk or
 * from its memory. Undefined where it does not tell (it does on Linux).
 */
export async function bytesRead(work: () => Promise<unknown>): Promise<number | undefined> {
  const before = readSoFar();
  await work();
  const after = readSoFar();
  return before === undefined || after === undefined ? undefined : after - before;
}

function readSoFar(): number | undefined {
  try {
    return Number(/^rchar: (\d+)$/m.exec(readFileSync('/proc/self/io', 'utf8'))?.[1]);
  } catch {
    return undefined;
  }
}
