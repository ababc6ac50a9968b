import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import type { RequestListener } from 'node:http';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, onTestFinished, test } from 'vitest';
import { downloadBill } from '../../../tools/operate/download-bill.ts';
import { answering, startServer } from '../../adapters/alipay-http/servers.ts';

const LIMITS = { timeoutMs: 300, maxBytes: 1_000 };
const zip = `PK\x03\x04${'x'.repeat(500)}`;

function newFolder(): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'kuaican-'));
  onTestFinished(() => rmSync(folder, { recursive: true }));
  return folder;
}

/** Downloads what a server of this machine answers, for a gateway that is there, too. */
async function download(answer: RequestListener) {
  const folder = newFolder();
  const out = path.join(folder, 'bill.zip');
  const url = `${await startServer(answer)}/bills/token-1`;
  const source = { url, endpoint: 'http://127.0.0.1:4000/gateway.do' };
  return { folder, out, downloading: downloadBill(source, out, LIMITS) };
}

test('A bill is in its file, whole, for its owner alone', async () => {
  const { folder, out, downloading } = await download(answering(200, zip));
  expect(await downloading).toBe(504);
  expect(readFileSync(out, 'latin1')).toBe(zip);
  expect(statSync(out).mode & 0o777).toBe(0o600);
  expect(readdirSync(folder)).toEqual(['bill.zip']);
});

test.each<[string, RequestListener, RegExp]>([
  ['an address that is too old', answering(403, 'expired'), /HTTP 403/],
  ['a page of words', answering(200, '<html>Sorry</html>'), /no ZIP/],
  ['nothing', answering(200, ''), /no ZIP/],
  ['too much', answering(200, zip + zip), /larger than 1000 bytes/],
  [
    'half of it',
    (_request, response) => {
      response.writeHead(200, { 'content-length': 900 }).write(zip);
      setTimeout(() => response.destroy(), 50);
    },
    /./,
  ],
  ['the beginning and then nothing', (_request, response) => void response.write(zip), /0.3 s/],
])('Where %s comes, there is no file, and no word of the address', async (_, answer, words) => {
  const { folder, downloading } = await download(answer);
  const error: unknown = await downloading.catch((thrown: unknown) => thrown);
  expect(String(error)).toMatch(words);
  expect(String(error)).not.toContain('token-1');
  expect(readdirSync(folder)).toEqual([]);
});

test('A bill that is said to be somewhere else after all is not fetched from there', async () => {
  const location = await startServer(answering(200, zip));
  const { folder, downloading } = await download(answering(302, '', { location }));
  await expect(downloading).rejects.toThrow('cannot be fetched');
  expect(readdirSync(folder)).toEqual([]);
});

test('What was in the file stays in it when the next bill does not come', async () => {
  const folder = newFolder();
  const out = path.join(folder, 'bill.zip');
  writeFileSync(out, 'of yesterday');
  const url = await startServer(answering(500, ''));
  await expect(downloadBill({ url, endpoint: url }, out, LIMITS)).rejects.toThrow('HTTP 500');
  expect(readFileSync(out, 'utf8')).toBe('of yesterday');
});

const production = 'https://openapi.alipay.com/gateway.do';
const sandbox = 'https://openapi-sandbox.dl.alipaydev.com/gateway.do';

test.each([
  [production, 'https://evil.example/bill'],
  [production, 'https://alipay.com.evil.example/bill'],
  [production, 'https://notalipay.com/bill'],
  [production, 'http://169.254.169.254/latest/meta-data'],
  [production, 'http://127.0.0.1:9/bill'],
  [sandbox, 'http://localhost:9/bill'],
  ['http://127.0.0.1:4000/gateway.do', 'https://dwbillcenter.alipay.com/bill'],
])('A gateway at %s does not send us to %s', async (endpoint, url) => {
  const out = path.join(newFolder(), 'bill.zip');
  await expect(downloadBill({ url, endpoint }, out, LIMITS)).rejects.toThrow('not fetched');
});
