import { spawnSync } from 'node:child_process';
import path from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { lockDataFolder } from '../../../local/data-lock.ts';
import { temporaryFolder } from './boot-fixture.ts';

const module = path.resolve(import.meta.dirname, '../../../local/data-lock.ts');

/** Takes the lock in another process, which then ends without giving it back. */
function lockElsewhere(folder: string): { status: number | null; stderr: string } {
  const script = `import { lockDataFolder } from ${JSON.stringify(module)};
    lockDataFolder(${JSON.stringify(folder)}); process.kill(process.pid, 'SIGKILL');`;
  const args = ['--input-type=module-typescript', '--eval', script];
  return spawnSync(process.execPath, args, { encoding: 'utf8' });
}

describe('the lock of a data folder', () => {
  const { folder, remove } = temporaryFolder();
  afterAll(remove);

  it('keeps a second server out, and says which process has it', () => {
    const release = lockDataFolder(folder);
    expect(lockElsewhere(folder).stderr).toContain(
      `Another server (process ${process.pid}) uses ${folder}`,
    );
    release();
  });

  it('goes with a process that was killed', () => {
    lockElsewhere(folder);
    expect(() => lockDataFolder(folder)()).not.toThrow();
  });
});
