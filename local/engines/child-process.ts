import { type ChildProcess, spawn } from 'node:child_process';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/**
 * Starts a program that cannot outlive this process, not even when this one is killed with -9: a
 * subshell reads a pipe that only we hold open and kills the program when the pipe ends. Its own
 * session keeps Ctrl-C away from it, so that we decide when it stops.
 */
export function spawnBound(command: string, args: readonly string[]): ChildProcess {
  if (process.platform === 'win32')
    return spawn(command, args, { stdio: ['pipe', 'ignore', 'pipe'] });
  const script =
    'exec 3<&0; (while read -r _ <&3; do :; done; kill -9 $$) & exec "$@" 3<&- </dev/null';
  const child = spawn('/bin/sh', ['-c', script, 'sh', command, ...args], {
    stdio: ['pipe', 'ignore', 'pipe'],
    detached: true,
  });
  child.on('exit', () => child.stdin?.destroy());
  return child;
}

/** Stops the program that an earlier run left behind, if the id in the file still is that program. */
export async function stopLeftover(pidFile: string, mark: string): Promise<void> {
  let pid = 0;
  try {
    pid = Number(readFileSync(pidFile, 'utf8'));
  } catch {
    return;
  }
  for (let attempt = 0; attempt < 100 && commandLine(pid).includes(mark); attempt++) {
    if (attempt === 0) process.kill(pid, 'SIGKILL');
    await sleep(10);
  }
  rmSync(pidFile, { force: true });
}

export function rememberPid(pidFile: string, child: ChildProcess): void {
  writeFileSync(pidFile, String(child.pid ?? ''));
}

/** Empty for a process that is gone, or a zombie. Where there is no /proc the pipe has to be enough. */
function commandLine(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8');
  } catch {
    return '';
  }
}

/** Ends a program politely, and by force after 500 ms. */
export async function stopChild(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  child.kill('SIGTERM');
  const force = setTimeout(() => child.kill('SIGKILL'), 500);
  await gone;
  clearTimeout(force);
}
