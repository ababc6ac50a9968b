import { spawnSync } from 'node:child_process';
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '../..');
const empty = mkdtempSync(path.join(tmpdir(), 'kuaican-audit-'));
afterAll(() => rmSync(empty, { recursive: true }));

function run(...args: string[]): { status: number | null; stderr: string } {
  const command = [path.join(root, 'local/audit/main.ts'), ...args];
  const { status, stderr } = spawnSync(process.execPath, command, { encoding: 'utf8' });
  return { status, stderr };
}

test('a folder in which no server ever was is refused, and stays as it is', () => {
  const nowhere = path.join(empty, 'nowhere');
  expect(run('--data', nowhere)).toEqual({
    status: 2,
    stderr: `There is nothing to audit: no server has ever been ready in ${nowhere}.\n`,
  });
  expect(existsSync(nowhere)).toBe(false);
});

test.each([
  [['--stage', 'sandbox'], 'Usage: npm run audit'],
  [['--stage', 'moon', '--table', 'T'], 'Usage: npm run audit'],
  [['--folder', 'x'], "Unknown option '--folder'"],
])('%j is refused with what it takes', (args, says) => {
  const { status, stderr } = run(...args);
  expect(status).toBe(2);
  expect(stderr).toContain(says);
});
