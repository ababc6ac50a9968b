import type { RequestListener } from 'node:http';
import { expect, test } from 'vitest';
import { downloadBill } from '../../../adapters/alipay-bills/download-bill.ts';
import { answering, startServer } from '../alipay-http/servers.ts';

const LIMITS = { timeoutMs: 300, maxBytes: 1_000 };
const zip = `PK\x03\x04${'x'.repeat(500)}`;
const HERE = 'http://127.0.0.1:4000/gateway.do';

const download = async (answer: RequestListener) =>
  downloadBill({ url: `${await startServer(answer)}/bills/token-1`, endpoint: HERE }, LIMITS);

test('a bill comes whole', async () => {
  const downloaded = await download(answering(200, zip));
  const bytes = new TextEncoder().encode(zip);
  expect(downloaded).toEqual({ kind: 'zip', bytes: Buffer.from(bytes) });
});

test.each<[string, RequestListener, string]>([
  ['an address that is too old', answering(404, 'expired'), 'http-404'],
  ['a page of words', answering(200, '<html>Sorry</html>'), 'no-zip'],
  ['nothing', answering(200, ''), 'no-zip'],
  ['too much', answering(200, zip + zip), 'too-large'],
  [
    'half of it',
    (_request, response) => {
      response.writeHead(200, { 'content-length': 900 }).write(zip);
      setTimeout(() => response.destroy(), 50);
    },
    'network',
  ],
  ['the beginning and then nothing', (_request, response) => void response.write(zip), 'timeout'],
])('where %s comes there is no bill, and the reason does not say the address', async (...row) => {
  const [, answer, reason] = row;
  expect(await download(answer)).toEqual({ kind: 'fault', reason });
});

test('a bill that is said to be somewhere else after all is not fetched from there', async () => {
  const location = await startServer(answering(200, zip));
  expect(await download(answering(302, '', { location }))).toEqual({
    ...{ kind: 'fault', reason: 'network' },
  });
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
  [HERE, 'https://dwbillcenter.alipay.com/bill'],
])('a gateway at %s does not send us to %s', async (endpoint, url) => {
  expect(await downloadBill({ url, endpoint }, LIMITS)).toEqual({
    ...{ kind: 'fault', reason: 'not-alipays' },
  });
});
