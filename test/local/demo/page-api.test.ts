import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { answerDemo, type Demo } from '../../../local/demo/page-api.ts';

/** The API behind it: says what it was asked, and in whose name. */
const api = createServer((asked, response) => {
  response.setHeader('content-type', 'application/json');
  if (asked.method === 'GET') return void response.end('{"tables":[{"tableId":"A1","url":"u"}]}');
  response.statusCode = 201;
  response.end(JSON.stringify({ path: asked.url, bearer: asked.headers.authorization }));
});
let demo: Demo | undefined;
const pages = createServer((asked, response) => {
  void answerDemo(asked, demo).then(({ status, body }) => {
    response.writeHead(status).end(body);
  });
});
let port = 0;

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => resolve((server.address() as AddressInfo).port));
  });

beforeAll(async () => {
  const apiUrl = `http://127.0.0.1:${await listen(api)}`;
  port = await listen(pages);
  const tokens = { kiosk: 'k', cashier: 'c', kitchen: 'n', merchant: 'm' };
  const store = { merchantId: 'kuaican', storeId: 'people-road', gateway: 'g', currency: 'CNY' };
  const urls = { apiUrl, simulatorUrl: 'http://s', issuerUrl: 'http://i' };
  demo = { ...urls, timeScale: 1, stores: [{ ...store, tokens, sandbox: {} as never }] };
});
afterAll(() => {
  for (const server of [api, pages]) server.close();
});

/** `fetch` sets no Host and no Sec-Fetch-Site, so this does. */
function ask(
  path: string,
  headers: Record<string, string> = {},
  body?: string,
): Promise<{ status: number | undefined; text: string }> {
  return new Promise((resolve, reject) => {
    const method = body === undefined ? 'GET' : 'POST';
    const asked = request({ port, host: '127.0.0.1', path, method, headers }, (answer) => {
      let text = '';
      answer.setEncoding('utf8').on('data', (part: string) => {
        text += part;
      });
      answer.on('end', () => resolve({ status: answer.statusCode, text }));
    });
    asked.on('error', reject).end(body);
  });
}

const JSON_TYPE = { 'content-type': 'application/json' };
const approval = (over: object = {}): string =>
  JSON.stringify({ code: 'ABCD2345', storeId: 'people-road', role: 'kiosk', ...over });

describe('the demo tells its own pages', () => {
  it('where everything is, and no token', async () => {
    const { status, text } = await ask('/local/demo', { 'sec-fetch-site': 'same-origin' });
    expect(status).toBe(200);
    const facts = JSON.parse(text) as { stores: object[] };
    expect(facts.stores[0]).toMatchObject({
      storeId: 'people-road',
      name: '快餐人民路店',
      tables: [{ tableId: 'A1' }],
      staff: [{ role: 'cashier' }, { role: 'manager' }],
    });
    expect(text).not.toContain('tokens');
  });

  it.each([
    ['a name that leads here', { host: 'evil.example' }],
    ['another port', { host: '127.0.0.1:1' }],
    ['another page of the browser', { 'sec-fetch-site': 'cross-site' }],
    ['another port of this machine', { 'sec-fetch-site': 'same-site' }],
    ['a foreign origin', { origin: 'http://evil.example' }],
  ])('nothing where %s asks', async (_who, headers) => {
    expect((await ask('/local/demo', headers)).status).toBe(403);
    const sent = { ...JSON_TYPE, ...headers };
    expect((await ask('/local/approvals', sent, approval())).status).toBe(403);
  });

  it('by the name localhost too', async () => {
    expect((await ask('/local/demo', { host: `localhost:${port}` })).status).toBe(200);
  });
});

describe('a screen of the demo is let in', () => {
  it("with the merchant's token, by the route that everybody uses", async () => {
    const { status, text } = await ask('/local/approvals', JSON_TYPE, approval());
    expect(status).toBe(201);
    expect(JSON.parse(text)).toEqual({ path: '/v1/devices/approvals', bearer: 'Bearer m' });
  });

  it('never as a merchant, into no other store, by no form', async () => {
    expect((await ask('/local/approvals', JSON_TYPE, approval({ role: 'admin' }))).status).toBe(
      400,
    );
    expect((await ask('/local/approvals', JSON_TYPE, approval({ storeId: 'x' }))).status).toBe(404);
    const form = { 'content-type': 'text/plain' };
    expect((await ask('/local/approvals', form, approval())).status).toBe(415);
    expect((await ask('/local/approvals', JSON_TYPE, 'no')).status).toBe(400);
  });
});
