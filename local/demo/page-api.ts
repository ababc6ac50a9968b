import type { IncomingMessage } from 'node:http';
import * as z from 'zod/mini';
import type { DemoFacts } from '../../web/src/demo/demo-facts.ts';
import { readBody } from '../engines/http-body.ts';
import type { HttpAnswer } from '../http-api/answer.ts';
import { DEMO_EXTRAS } from './extras.ts';
import { DEMO_MERCHANTS } from './merchants.ts';
import type { DemoStore } from './seed.ts';

export interface Demo {
  readonly apiUrl: string;
  readonly simulatorUrl: string;
  readonly issuerUrl: string;
  readonly stores: readonly DemoStore[];
  readonly timeScale: number;
}

const bodyLimit = 2_000;
const approvalBody = z.strictObject({
  code: z.string().check(z.maxLength(20)),
  storeId: z.string(),
  role: z.enum(['kiosk', 'cashier', 'kitchen', 'board']),
});

/**
 * `/local/...`: what pages ask of this machine alone. The template knows nothing of it. It acts in a
 * merchant's name without a token, so it answers only pages that this server itself has served: a
 * name that leads to 127.0.0.1 (DNS rebinding) or another page in the same browser gets 403.
 * @param demo undefined until the demo is there
 */
export async function answerDemo(
  request: IncomingMessage,
  demo: Demo | undefined,
): Promise<HttpAnswer> {
  if (!isOfOwnPage(request)) return json(403, { error: 'only pages of this server' });
  if (demo === undefined) return json(503, { error: 'starting' });
  switch (`${request.method} ${request.url}`) {
    case 'GET /local/demo':
      return json(200, await factsOf(demo));
    case 'POST /local/approvals':
      return approve(request, demo);
    default:
      return json(404, { error: `there is no ${request.method} ${request.url}` });
  }
}

function isOfOwnPage({ headers, socket }: IncomingMessage): boolean {
  const { host = '', origin, 'sec-fetch-site': site = 'none' } = headers;
  const isOurs = [`127.0.0.1:${socket.localPort}`, `localhost:${socket.localPort}`].includes(host);
  const isSame = origin === undefined || origin === `http://${host}`;
  return isOurs && isSame && (site === 'same-origin' || site === 'none');
}

async function factsOf({ stores, ...demo }: Demo): Promise<DemoFacts> {
  const { apiUrl, simulatorUrl, issuerUrl, timeScale } = demo;
  const known = stores.map(async (store) => ({
    storeId: store.storeId,
    name: DEMO_MERCHANTS.find(({ storeId }) => storeId === store.storeId)?.storeName ?? '',
    gateway: store.gateway,
    currency: store.currency,
    ...DEMO_EXTRAS,
    tables: await tablesOf(apiUrl, store),
  }));
  const walletUrl = `${simulatorUrl}/wallet/`;
  return { simulatorUrl, walletUrl, issuerUrl, timeScale, stores: await Promise.all(known) };
}

/** As they are now: the merchant may have given a table another code. */
async function tablesOf(
  apiUrl: string,
  { storeId, tokens }: DemoStore,
): Promise<DemoFacts['stores'][number]['tables']> {
  const headers = { authorization: `Bearer ${tokens.merchant}` };
  const answer = await fetch(`${apiUrl}/v1/stores/${storeId}/tables`, { headers });
  if (!answer.ok) return [];
  const { tables } = (await answer.json()) as { tables: { tableId: string; url: string }[] };
  return tables.map(({ tableId, url }) => ({ tableId, url }));
}

/** Lets a screen in as the merchant would, through the route that everybody uses. */
async function approve(request: IncomingMessage, { apiUrl, stores }: Demo): Promise<HttpAnswer> {
  const type = request.headers['content-type'] ?? '';
  // A page in a browser cannot send this type elsewhere without being asked first.
  if (!/^application\/json\s*(;|$)/i.test(type)) return json(415, { error: 'send JSON' });
  const { data, error } = approvalBody.safeParse(parsed(await readBody(request, bodyLimit)));
  if (error !== undefined) return json(400, { error: error.issues[0]?.path.join('.') || 'body' });
  const store = stores.find(({ storeId }) => storeId === data.storeId);
  if (store === undefined) return json(404, { error: 'no such store' });
  const approved = await fetch(`${apiUrl}/v1/devices/approvals`, {
    method: 'POST',
    headers: {
      authorization: `Bearer ${store.tokens.merchant}`,
      'content-type': 'application/json',
    },
    body: JSON.stringify(data),
  });
  return json(approved.status, await approved.json());
}

function parsed(body: Buffer): unknown {
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return undefined;
  }
}

const json = (status: number, body: unknown): HttpAnswer => ({
  status,
  headers: { 'content-type': 'application/json', 'cache-control': 'no-store' },
  body: Buffer.from(JSON.stringify(body)),
});
