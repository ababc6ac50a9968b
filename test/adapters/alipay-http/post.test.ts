import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { describe, expect, onTestFinished, test } from 'vitest';
import { post } from '../../../adapters/alipay-http/post.ts';

/** Somebody who answers as the test says, and counts. */
async function server(reply: (response: ServerResponse) => void) {
  const seen = { requests: 0, connections: 0, bodies: [] as string[] };
  const http = createServer({ keepAliveTimeout: 60_000 }, async (request, response) => {
    seen.requests += 1;
    let body = '';
    for await (const chunk of request) body += chunk;
    seen.bodies.push(body);
    reply(response);
  });
  http.on('connection', () => {
    seen.connections += 1;
  });
  http.listen(0, '127.0.0.1');
  await once(http, 'listening');
  onTestFinished(() => {
    http.close();
    http.closeAllConnections();
  });
  const url = `http://127.0.0.1:${(http.address() as AddressInfo).port}/gateway.do`;
  const headers = { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' };
  const send = (timeoutMs = 5_000, body = 'a=%E9%9D%A2') => post({ url, headers, body, timeoutMs });
  return { seen, send };
}

/** What the caller of a failed request can learn: a name or a code, and how long it took. */
async function failure(sent: Promise<unknown>): Promise<{ what: unknown; ms: number }> {
  const startedAt = performance.now();
  const error = await sent.then(
    () => undefined,
    (e: unknown) => e,
  );
  const { code, name } = error as { code?: unknown; name?: unknown };
  return {
    what: typeof code === 'string' ? code : name,
    ms: performance.now() - startedAt,
  };
}

describe('a request', () => {
  test('is sent as it was signed, and the answer comes back byte by byte', async () => {
    const bytes = Buffer.from([0x7b, 0xff, 0x00, 0xe9, 0x7d]);
    const headers = { 'X-Twice': ['a', 'b'], Signature: 'algorithm=RSA256' };
    const { seen, send } = await server((response) => response.writeHead(418, headers).end(bytes));
    const answer = await send();
    expect(answer).toMatchObject({ status: 418, body: bytes });
    expect(answer.headers).toMatchObject({ 'x-twice': 'a, b', signature: 'algorithm=RSA256' });
    expect(seen.bodies).toEqual(['a=%E9%9D%A2']);
  });

  test('is not sent on to where a redirect points', async () => {
    const { seen, send } = await server((response) => {
      response.writeHead(307, { location: '/elsewhere' }).end();
    });
    expect(await send()).toMatchObject({ status: 307 });
    expect(seen.requests).toBe(1);
  });

  test.each<[string, string, (response: ServerResponse) => void]>([
    ['nobody answers', 'TimeoutError', () => undefined],
    [
      'the answer trickles',
      'TimeoutError',
      (response) => {
        const drip = setInterval(() => response.write(' '), 20);
        response.on('close', () => clearInterval(drip));
      },
    ],
    [
      'the head comes and no body',
      'TimeoutError',
      (response) => response.writeHead(200).flushHeaders(),
    ],
    ['the connection breaks', 'ECONNRESET', (response) => response.destroy()],
    [
      'the answer breaks off',
      'ECONNRESET',
      (response) => {
        response.writeHead(200, { 'content-length': 100 }).write('{');
        setTimeout(() => response.destroy(), 20);
      },
    ],
    [
      'the answer never ends',
      'AnswerTooLarge',
      (response) => {
        const pour = () => {
          while (!response.destroyed && response.write('x'.repeat(64 * 1024)));
        };
        response.on('drain', pour);
        pour();
      },
    ],
    [
      'somebody answers who speaks no HTTP',
      'HPE_INVALID_CONSTANT',
      (response) => {
        response.socket?.end('SSH-2.0-OpenSSH_9.6\r\n');
      },
    ],
  ])('ends in time and is not repeated when %s', async (_, what, reply) => {
    const { seen, send } = await server(reply);
    const failed = await failure(send(300));
    expect(failed.what).toBe(what);
    expect(failed.ms).toBeLessThan(1_500);
    await sleep(100);
    expect(seen.requests).toBe(1);
  });
});

describe('a connection', () => {
  const ok = (response: ServerResponse) => {
    response.end('{}');
  };

  test('serves the requests that follow each other', async () => {
    const { seen, send } = await server(ok);
    for (let n = 0; n < 3; n++) await send();
    expect(seen).toMatchObject({ requests: 3, connections: 1 });
  });

  test('that idled for longer is not trusted with another request', async () => {
    const { seen, send } = await server(ok);
    await send();
    await sleep(2_500);
    await send();
    expect(seen).toMatchObject({ requests: 2, connections: 2 });
  });

  test('may be silent for longer while an answer is awaited', async () => {
    const { seen, send } = await server((response) => {
      setTimeout(() => ok(response), 2_500);
    });
    expect(await send(4_500)).toMatchObject({ status: 200 });
    expect(seen).toMatchObject({ requests: 1, connections: 1 });
  });
});
