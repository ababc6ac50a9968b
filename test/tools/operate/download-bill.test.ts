import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { saveBill } from '../../../tools/operate/download-bill.ts';
import { answering, startServer } from '../../adapters/alipay-http/servers.ts';

const zip = `PK\x03\x04${'x'.repeat(500)}`;

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'kuaican-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

test('A bill is in its file, whole, for its owner alone', async () => {
  const folder = newFolder();
  const out = path.join(folder, 'bill.zip');
  const url = await startServer(answering(200, zip));
  expect(await saveBill({ url, endpoint: url }, out)).toBe(504);
  expect(readFileSync(out, 'latin1')).toBe(zip);
  expect(statSync(out).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['bill.zip']);
});

test('What was in the file stays in it when the next bill does not come', async () => {
  const folder = newFolder();
  const out = path.join(folder, 'bill.zip');
  writeFileSync(out, 'of yesterday');
  const url = await startServer(answering(500, ''));
  await expect(saveBill({ url, endpoint: url }, out)).rejects.toThrow('http-500');
  expect(readFileSync(out, 'utf8')).toBe('of yesterday');
  expect(readdirSync(folder)).toEqual(['bill.zip']);
});
