import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { bootTemplate, type LocalStack } from '../../../local/boot.ts';
import { openClock } from '../../../local/clock.ts';

const fixtures = path.join(import.meta.dirname, 'fixtures');

export function temporaryFolder(): { readonly folder: string; remove(): void } {
  const folder = mkdtempSync(path.join(tmpdir(), 'kuaican-'));
  return { folder, remove: () => rmSync(folder, { recursive: true, force: true }) };
}

/** Boots the fixture template in a data folder, with everything that it does by itself. */
export async function bootFixture(dataDir: string, timeScale: number): Promise<LocalStack> {
  mkdirSync(dataDir, { recursive: true });
  const clock = openClock(path.join(dataDir, 'clock.json'), timeScale);
  const stack = await bootTemplate({
    ...{ dataDir, clock, port: 0 },
    templateFile: path.join(fixtures, 'template.json'),
    assetsDir: fixtures,
    pages: { folder: path.join(fixtures, 'pages'), names: ['menu'], connectTo: [] },
    log: (line) => process.stderr.write(`${line}\n`),
    onDeath: (reason) => process.stderr.write(`${reason}\n`),
  });
  stack.startWork();
  return {
    ...stack,
    close: async () => {
      await stack.close();
      clock.close();
    },
  };
}

/** How often a fixture function has tallied a name. */
export async function tallyOf(apiUrl: string, name: string): Promise<number> {
  const answer = await fetch(`${apiUrl}/tallies/${encodeURIComponent(name)}`);
  return ((await answer.json()) as { times: number }).times;
}

/** Waits until a value is as wanted, and returns it; after `limitMs` it returns what there is. */
export async function eventually<T>(
  read: () => Promise<T>,
  isWanted: (value: T) => boolean,
  limitMs = 4_000,
): Promise<T> {
  const giveUpMs = Date.now() + limitMs;
  for (;;) {
    const value = await read();
    if (isWanted(value) || Date.now() > giveUpMs) return value;
    await sleep(20);
  }
}
