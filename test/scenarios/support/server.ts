import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { ReadyFile } from '../../../local/start-server.ts';

const root = path.resolve(import.meta.dirname, '../../..');
const READY_WITHIN_MS = 60_000;

/** `npm start` as a process of its own, on free ports, in a data folder of its own. */
export interface ServerProcess {
  readonly ready: ReadyFile;
  readonly dataDir: string;
  /** kill -9 of the server and everything that it started. */
  kill(): Promise<void>;
  /** Ctrl-C. */
  stop(): Promise<void>;
  /** Everything that it has written to its terminal. */
  output(): string;
}

export interface ServerOptions {
  readonly timeScale?: number;
  /** A folder that an earlier server left; a new one otherwise. */
  readonly dataDir?: string;
  readonly env?: Readonly<Record<string, string>>;
}

export const newDataDir = (): string => mkdtempSync(path.join(tmpdir(), 'kuaican-'));

export const removeDataDir = (dataDir: string): void =>
  rmSync(dataDir, { recursive: true, force: true });

export async function startServerProcess(options: ServerOptions = {}): Promise<ServerProcess> {
  const dataDir = options.dataDir ?? newDataDir();
  const readyFile = path.join(dataDir, 'ready.json');
  rmSync(readyFile, { force: true });
  const child = spawn(process.execPath, ['local/main.ts'], {
    cwd: root,
    // A process group of its own, so that kill -9 reaches the engines as well.
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
    env: {
      ...process.env,
      PORT: '0',
      SIMULATOR_PORT: '0',
      KUAICAN_DATA: dataDir,
      KUAICAN_TIME_SCALE: String(options.timeScale ?? 1),
      ...options.env,
    },
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text: string) => {
      output += text;
    });
  }
  const ready = await readyWithin(child, readyFile, () => output.slice(-20_000));
  return {
    ready,
    dataDir,
    kill: () => end(child, 'SIGKILL'),
    stop: () => end(child, 'SIGINT'),
    output: () => output,
  };
}

async function readyWithin(
  child: ChildProcess,
  readyFile: string,
  output: () => string,
): Promise<ReadyFile> {
  const giveUpAt = performance.now() + READY_WITHIN_MS;
  while (performance.now() < giveUpAt) {
    if (existsSync(readyFile)) return JSON.parse(readFileSync(readyFile, 'utf8')) as ReadyFile;
    if (child.exitCode !== null) throw new Error(`The server ended at once:\n${output()}`);
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  await end(child, 'SIGKILL');
  throw new Error(`The server was not ready in time:\n${output()}`);
}

async function end(child: ChildProcess, signal: 'SIGKILL' | 'SIGINT'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('exit', resolve));
  const { pid } = child;
  if (pid === undefined) return;
  // Ctrl-C reaches the server, which ends its engines; kill -9 takes the whole group.
  process.kill(signal === 'SIGKILL' ? -pid : pid, signal);
  await gone;
}
