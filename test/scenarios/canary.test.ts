import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { craftKinds } from '../../local/alipay-simulator/control/crafted-notification.ts';
import { type ApiClient, apiClient } from '../../local/demo/api-client.ts';
import { journalOf, openCases } from '../../local/demo/pages.ts';
import { placeOrder, play } from '../../local/demo/play.ts';
import { authCodeFor, type Scenario } from '../../local/demo/scenarios.ts';
import {
  authCodeCanaries,
  buyerCanaries,
  type Canary,
  codesSent,
  found,
  keyCanaries,
  tokenCanaries,
  tokensOf,
} from './support/canaries.ts';
import { misplaced, sendMisplaced } from './support/misplaced.ts';
import { type Exchange, recordFetch } from './support/recorded-fetch.ts';
import { removeDataDir, type ServerProcess, startServerProcess } from './support/server.ts';
import { simulatorControl } from './support/simulator.ts';
import { filesIn, tablesIn, type Writing } from './support/written.ts';

/*
 * Auth codes, tokens, keys and buyers are canaries: customers pay in every way, things go wrong in
 * every way, and afterwards none of them is anywhere but where it belongs.
 */

/** How each ends is not what is proved here; on a busy machine some end otherwise. */
const PATIENCE_MS = 20_000;

type Story = Omit<Scenario, 'name'> & { readonly gateway?: string };

const paid = { ends: 'CAPTURED', tickets: 1 } as const;
const STORIES = [
  { title: 'paid, and refunded in two parts', digits: '0001', ...paid, refunds: [20, 80] },
  { title: 'password', digits: '9108', ...paid },
  { title: 'unknown, then paid', digits: '9217', ...paid },
  { title: 'unknown for ever', digits: '9009', ends: 'CANCELLED', tickets: 0 },
  { title: 'declined', digits: '9002', ends: 'DECLINED', tickets: 0 },
  { title: 'a code that is over', digits: '9001', ends: 'DECLINED', tickets: 0 },
  { title: 'answer lost', digits: '9011', ...paid },
  { title: 'no signature', digits: '9050', ...paid },
  { title: 'bad signature', digits: '9051', ...paid },
  { title: 'a forged node', digits: '9052', ...paid },
  { title: 'answer cut off', digits: '9053', ...paid },
  { title: 'a page of a proxy', digits: '9054', ...paid },
  { title: 'late, and given back', digits: '9590', ends: 'RETURNED', tickets: 0 },
  { title: 'a refund with trouble', digits: '9031', ...paid, refunds: [100] },
  { title: 'notified of another amount', digits: '9044', ...paid },
  { title: 'by QR', way: 'qr', digits: '', ...paid },
  { title: 'at the sticker', way: 'static-qr', digits: '', ...paid, gateway: 'global' },
] as const satisfies readonly Story[];

/** Where canaries belong: Alipay's own books, the keys, and who is to use them. */
const THEIR_FILES = [
  'demo-keys.json',
  'demo-token-keys.json',
  'issuer-keys.json',
  'secrets.json',
  'ready.json',
];
const isTheirs = ({ where }: Writing): boolean =>
  THEIR_FILES.includes(where) || where.startsWith('alipay.sqlite');
/** The inbox keeps notifications as they came, and lies in the same file as the other table. */
const holdsInbox = ({ where }: Writing): boolean => where.startsWith('dynamodb.sqlite');

let server: ServerProcess;
let exchanges: readonly Exchange[] = [];
const ends = new Set<string | undefined>();
let canaries: readonly Canary[] = [];
/** Some that were placed. */
const orderIds: string[] = [];

beforeAll(async () => {
  const recorder = recordFetch();
  server = await startServerProcess({ timeScale: 10 });
  const { ready, dataDir } = server;
  const misused: string[] = [];
  try {
    // One after the other: too much at once would only be too slow for Alipay.
    for (const store of ready.stores) await tellAll(apiClient(ready, store), misused);
  } finally {
    recorder.stop();
    // What it still had to say is said, and its files are whole.
    await server.stop();
  }
  exchanges = recorder.exchanges;
  canaries = [
    ...authCodeCanaries([...codesSent(exchanges), ...misused.filter((c) => /^\d+$/.test(c))]),
    ...tokenCanaries([...tokensOf(ready), ...misused.filter((c) => c.includes('.'))]),
    ...keyCanaries(dataDir),
    ...buyerCanaries(dataDir),
  ];
}, 180_000);

afterAll(() => {
  if (server) removeDataDir(server.dataDir);
});

/** Everything that happens at one store. */
async function tellAll(client: ApiClient, misused: string[]): Promise<void> {
  const { gateway, storeId } = client.store;
  const stories = STORIES.filter((s: Story) => s.gateway === undefined || s.gateway === gateway);
  await Promise.all([
    ...stories.map((story) => tell(client, story)),
    payWithOddCodes(client),
    letterTrouble(client),
    tokenTrouble(client, misused),
    bodyTrouble(client, misused),
  ]);
  await openCases(client);
  await client.get('kitchen', `/v1/stores/${storeId}/tickets?limit=100`);
}

async function tell(client: ApiClient, story: Story): Promise<void> {
  const { order } = await play(client, { ...story, name: story.title }, PATIENCE_MS);
  ends.add(order.payments[0]?.status);
  await journalOf(client, order.orderId);
}

/** The shortest and the longest code, and one that is refused because the check is paid or being paid. */
async function payWithOddCodes(client: ApiClient): Promise<void> {
  const short = `${authCodeFor({ digits: '' }).slice(0, 12)}0001`;
  const long = `${authCodeFor({ digits: '0001' })}330001`;
  for (const authCode of [short, long]) {
    const placed = await placeOrder(client);
    orderIds.push(placed);
    const pay = (code: string) =>
      client.post(
        ...(['kiosk', `/v1/orders/${placed}/payments`] as const),
        { way: 'barcode', authCode: code },
        randomUUID(),
      );
    expect([200, 202]).toContain((await pay(authCode)).status);
    expect((await pay(authCodeFor({ digits: '0001' }))).status).toBe(409);
  }
}

/** Genuine and forged notifications, with a buyer in each. */
async function letterTrouble(client: ApiClient): Promise<void> {
  const { order } = await play(client, { ...STORIES[0], name: 'letters' }, PATIENCE_MS);
  const [payment] = order.payments;
  const alipay = simulatorControl(client.simulatorUrl);
  for (const kind of craftKinds) {
    // Nobody else is behind this gateway, whose key it could be.
    if (kind !== 'foreign-key') await alipay.notify(kind, payment?.outTradeNo ?? '');
  }
}

/** Tokens that are not, or not for this. */
async function tokenTrouble(client: ApiClient, misused: string[]): Promise<void> {
  const { cashier, kitchen } = client.store.tokens;
  const [header = '', claims = '', signature = ''] = cashier.split('.');
  const turned = [...signature].toReversed().join('');
  const wrong = [`${header}.${claims}.${turned}`, `${claims}.${header}.${turned}x`, kitchen];
  misused.push(...wrong);
  for (const token of wrong) {
    const other = { ...client.store, tokens: { ...client.store.tokens, cashier: token } };
    const { apiUrl } = server.ready;
    const { simulatorUrl } = client;
    const body = { reason: 'x' };
    const path = `/v1/orders/${await placeOrder(client)}/refunds`;
    const answer = await apiClient({ apiUrl, simulatorUrl }, other).post(
      ...(['cashier', path, body, randomUUID()] as const),
    );
    expect([401, 403]).toContain(answer.status);
  }
}

/** Auth codes where they do not belong. Nothing of it is accepted. */
async function bodyTrouble(client: ApiClient, misused: string[]): Promise<void> {
  const { storeId, merchantId, tokens } = client.store;
  const placed = await placeOrder(client);
  const { codes, requests } = misplaced(placed, storeId, merchantId);
  misused.push(...codes);
  for (const request of requests) {
    await sendMisplaced(server.ready.apiUrl, tokens.cashier, request);
  }
  expect((await client.order(placed)).payments).toEqual([]);
}

const answers = (): Writing[] =>
  exchanges
    .filter(({ url }) => url.startsWith(server.ready.apiUrl))
    .map(({ method, url, status, headers, answered }) => ({
      where: `the answer ${status} to ${method} ${new URL(url).pathname}`,
      text: `${headers}\n${answered}`,
    }));

const tables = (): Writing[] => tablesIn(server.dataDir, 'dynamodb.sqlite');
const isInbox = ({ where }: Writing): boolean =>
  where.includes(`/${server.ready.environment['INBOX_TABLE_NAME']}`);
const ourFiles = (): Writing[] => filesIn(server.dataDir).filter((file) => !isTheirs(file));

const PLACES = {
  'on the terminal': () => [{ where: 'the terminal', text: server.output() }],
  'in the logs of the functions': () => ourFiles().filter((f) => f.where.startsWith('logs/')),
  'in the table, its indexes and its stream': () => tables().filter((table) => !isInbox(table)),
  'in the workflows, their inputs and their histories': () =>
    tablesIn(server.dataDir, 'executions.sqlite'),
  'in any other file': () => ourFiles().filter((file) => !holdsInbox(file)),
  'in an answer': answers,
} as const satisfies Record<string, () => Writing[]>;
const places = Object.keys(PLACES) as (keyof typeof PLACES)[];

describe('no auth code, token, key or buyer is', () => {
  test.each(places)('%s', (place) => {
    expect(found(PLACES[place](), canaries)).toEqual([]);
  });

  test('in the inbox, except that its notifications name the buyers', () => {
    const others = canaries.filter(({ kind }) => kind !== 'buyer');
    expect(found(tables().filter(isInbox), others)).toEqual([]);
    expect(found(ourFiles().filter(holdsInbox), others)).toEqual([]);
  });
});

describe('the search', () => {
  test('looks for all that there was to hide', () => {
    expect([...ends]).toEqual(expect.arrayContaining(['CAPTURED', 'DECLINED', 'CANCELLED']));
    const count = (kind: Canary['kind']) => canaries.filter((c) => c.kind === kind).length;
    expect(count('auth code')).toBeGreaterThan(3 * 45);
    expect(count('token')).toBe(3 * (4 + 3));
    expect(count('key')).toBe(6);
    expect(count('buyer')).toBeGreaterThan(3 * 15);
    for (const { what, pieces } of canaries) {
      for (const piece of pieces) expect(piece.length, what).toBeGreaterThan(8);
    }
  });

  test.each(places)('finds what may be %s', (place) => {
    const [orderId = ''] = orderIds;
    const harmless = {
      'on the terminal': 'Kuaican is ready',
      'in the logs of the functions': 'request-served',
      'in the table, its indexes and its stream': orderId,
      'in the workflows, their inputs and their histories': 'paymentId',
      'in any other file': 'chicken-burger-set',
      'in an answer': orderId,
    } as const satisfies Record<keyof typeof PLACES, string>;
    expect(PLACES[place]().some(({ text }) => text.includes(harmless[place]))).toBe(true);
  });

  test('finds each kind where it belongs', () => {
    const all = [...filesIn(server.dataDir), ...tables()];
    const where = (kind: Canary['kind']) =>
      found(
        all,
        canaries.filter((c) => c.kind === kind),
      ).map((line) => line.replace(/ has .*/, ''));
    expect(where('token')).toContain('ready.json');
    expect(where('key')).toEqual(expect.arrayContaining(['demo-keys.json', 'secrets.json']));
    expect(where('buyer').some((at) => isInbox({ where: at, text: '' }))).toBe(true);
  });
});
