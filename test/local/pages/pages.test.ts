import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, expect, test } from 'vitest';
import { type Pages, pageAnswer } from '../../../local/pages/pages.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'kuaican-pages-'));
afterAll(() => rmSync(folder, { recursive: true }));

const script = 'export {};\n'.repeat(500);
for (const [name, text] of Object.entries({
  'index.html': '<title>Start</title>',
  'kiosk/index.html': '<title>Kiosk</title>',
  'wallet/index.html': '<title>Wallet</title>',
  'assets/kiosk-1.js': script,
  '.vite/manifest.json': '{}',
})) {
  mkdirSync(path.dirname(path.join(folder, name)), { recursive: true });
  writeFileSync(path.join(folder, name), text);
}
const pages: Pages = {
  ...{ folder, names: ['kiosk'], connectTo: ['http://127.0.0.1:9'] },
  config: { stage: 'sandbox' },
};

test('a page is asked for anew each time, and may do little', async () => {
  const { status, headers, body } = await pageAnswer(pages, '/kiosk');
  expect([status, body.toString()]).toEqual([200, '<title>Kiosk</title>']);
  expect(headers).toMatchObject({
    'cache-control': 'no-cache',
    'content-type': 'text/html; charset=utf-8',
    'content-security-policy': expect.stringContaining("connect-src 'self' http://127.0.0.1:9;"),
    'permissions-policy': expect.stringContaining('camera=(self)'),
    'referrer-policy': 'no-referrer',
    'x-content-type-options': 'nosniff',
    'cross-origin-opener-policy': 'same-origin',
  });
});

test('a file that is named by its content is kept for good, and is sent small', async () => {
  const plain = await pageAnswer(pages, '/assets/kiosk-1.js');
  expect(plain.headers['cache-control']).toContain('immutable');
  expect(plain.headers['content-encoding']).toBeUndefined();
  const brotli = await pageAnswer(pages, '/assets/kiosk-1.js', 'gzip, deflate, br;q=1');
  expect(brotli.headers['content-encoding']).toBe('br');
  expect(brotliDecompressSync(brotli.body).toString()).toBe(script);
  const gzipped = await pageAnswer(pages, '/assets/kiosk-1.js', 'gzip');
  expect(gunzipSync(gzipped.body).toString()).toBe(script);
});

test('the facts that the stack knows are beside the pages', async () => {
  const { headers, body } = await pageAnswer(pages, '/config.json');
  expect(headers['content-type']).toBe('application/json');
  expect(JSON.parse(body.toString())).toEqual({ stage: 'sandbox' });
});

test.each(['/nothing', '/wallet/', '/assets/gone-1.js', '/.vite/manifest.json', '/%2e%2e/x.txt'])(
  '%s is a page that says so, and is not kept',
  async (address) => {
    const { status, headers, body } = await pageAnswer(pages, address);
    expect([status, headers['cache-control']]).toEqual([404, 'no-cache']);
    expect(body.toString()).toContain('There is nothing at this address.');
    expect(headers['content-security-policy']).toContain("style-src 'self'");
  },
);
