import { readFileSync } from 'node:fs';

export interface Times {
  /** By the clock on the wall, which a busy machine makes longer. */
  readonly ms: number;
  /** What all cores together worked for it, which it hardly does. */
  readonly cpuMs: number;
}

/** The middle of three runs, after one that nobody counts. */
export async function timesOf(work: () => unknown): Promise<Times> {
  await work();
  const times: Times[] = [];
  for (let n = 0; n < RUNS; n += 1) {
    const [started, before] = [performance.now(), process.cpuUsage()];
    await work();
    const { user, system } = process.cpuUsage(before);
    times.push({ ms: performance.now() - started, cpuMs: (user + system) / 1_000 });
  }
  const middle = (of: (one: Times) => number): number =>
    times.map(of).toSorted((a, b) => a - b)[Math.floor(RUNS / 2)] ?? 0;
  return { ms: middle(({ ms }) => ms), cpuMs: middle(({ cpuMs }) => cpuMs) };
}

const RUNS = 3;

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
