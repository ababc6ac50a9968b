import { setTimeout } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { S3FactFiles } from '../../adapters/fact-files/s3-fact-files.ts';
import { partitionOf } from '../../analytics/facts/layout.ts';
import type { FactRow } from '../../analytics/facts/tables.ts';
import { startOfChinaDay } from '../../core/domain/reconciliation/lines.ts';
import { daysAfter, localDate } from '../../core/domain/wall-clock.ts';
import { auditRunning } from '../../local/audit/local-audit.ts';
import { type ApiClient, apiClient } from '../../local/demo/api-client.ts';
import { type LunchReport, serveLunch } from '../../local/demo/lunch/lunch.ts';
import { STORIES } from '../../local/demo/lunch/stories.ts';
import { DEMO_MERCHANTS } from '../../local/demo/merchants.ts';
import { journalOf, openCases } from '../../local/demo/pages.ts';
import { type Played, play } from '../../local/demo/play.ts';
import { type Scenario, scenariosOf } from '../../local/demo/scenarios.ts';
import { placeOf, rebuildFacts } from '../../local/facts/rebuild.ts';
import { giveBillEarly, reconcileHere } from '../../local/reconciliation/reconcile.ts';
import { namesOf, payAtAnotherTill, plant } from './support/bills.ts';
import { removeDataDir, type ServerProcess, startServerProcess } from './support/server.ts';
import { simulatorControl } from './support/simulator.ts';

/** Ten seconds of the story in one: the whole server, its clock running ten times as fast. */
const TIME_SCALE = 10;
const PATIENCE_MS = 60_000;
/** By the server's clock, all stories of all gateways. */
const TOLD_WITHIN_MS = 20 * 60_000;

const PATIENT = { timeout: PATIENCE_MS, interval: 500 };

const FURTHER: readonly Scenario[] = [
  { ...story('Alipay executes and answers SYSTEM_ERROR', '9006'), ends: 'CAPTURED', tickets: 1 },
  { ...story('the customer never types the password', '9003'), ends: 'CANCELLED', tickets: 0 },
  { ...story('two cancels say retry_flag=Y', '9021'), ends: 'CANCELLED', tickets: 0 },
  { ...story('two cancels get no answer', '9023'), ends: 'CANCELLED', tickets: 0 },
  { ...story('the answer of the cancel is lost', '9024'), ends: 'CANCELLED', tickets: 0 },
  {
    ...story('the money came and the time to cancel is over', '9022'),
    ends: 'RETURNED',
    tickets: 0,
  },
  { ...story('the request never arrives', '9012'), ends: 'CANCELLED', tickets: 0 },
  { ...story('the answer has no signature', '9050'), ends: 'CAPTURED', tickets: 1 },
  { ...story('the answer is badly signed', '9051'), ends: 'CAPTURED', tickets: 1 },
  { ...story('a forged node follows the signed one', '9052'), ends: 'CAPTURED', tickets: 1 },
  { ...story('the answer is cut off', '9053'), ends: 'CAPTURED', tickets: 1 },
  { ...story('a proxy answers with a page', '9054'), ends: 'CAPTURED', tickets: 1 },
  { ...story('it is notified before the answer', '9046'), ends: 'CAPTURED', tickets: 1 },
  { ...story('it is never notified', '9040'), ends: 'CAPTURED', tickets: 1 },
  { ...story('the auth code is wrong', '9001'), ends: 'DECLINED', tickets: 0 },
  {
    ...story('a refund is answered with SYSTEM_ERROR', '9031'),
    ends: 'CAPTURED',
    tickets: 1,
    refunds: [100],
  },
  {
    ...story('a refund is made but says fund_change=N', '9030'),
    ends: 'CAPTURED',
    tickets: 1,
    refunds: [13],
  },
];

function story(title: string, digits: string): Pick<Scenario, 'name' | 'title' | 'digits'> {
  return { name: digits, title, digits };
}

/** All facts by the event that they tell of. */
async function factsIn(files: S3FactFiles) {
  const keys: string[] = [];
  for await (const key of files.list('facts/')) keys.push(key);
  const rows = new Map<string, FactRow>();
  const days = new Set<string>();
  let orders = 0;
  for (const key of keys) {
    const partition = partitionOf(key);
    if (partition) days.add(partition.dt);
    for (const row of await files.read(key)) {
      rows.set(`${partition?.table} ${row['event_id']}`, row);
      if (partition?.table === 'orders') orders += 1;
    }
  }
  return { keys, rows, days, orders };
}

let server: ServerProcess;
const clients: ApiClient[] = [];
let lunch: LunchReport;
let lunching: Promise<LunchReport> | undefined;
const played = new Map<string, Promise<Played>>();

const GATEWAYS = DEMO_MERCHANTS.map(({ gateway }) => gateway);
const storiesOf = (gateway: string) => [...scenariosOf(gateway), ...FURTHER];
const keyOf = (gateway: string, { name }: Pick<Scenario, 'name'>): string => `${gateway} ${name}`;

beforeAll(async () => {
  server = await startServerProcess({ timeScale: TIME_SCALE });
  await midnightIsFar();
  for (const store of server.ready.stores) {
    const client = apiClient(server.ready, store);
    clients.push(client);
    for (const scenario of storiesOf(store.gateway)) {
      played.set(keyOf(store.gateway, scenario), play(client, scenario, PATIENCE_MS));
    }
    // The stories that are left by now only wait for Alipay.
    if (store === server.ready.stores.at(-1)) {
      await Promise.allSettled([
        played.get(keyOf(store.gateway, { name: 'unknown-then-success' })),
      ]);
      lunching = serveLunch(server.ready, { orders: STORIES.length });
    }
    // One gateway after the other: what is proved is their words, not the load.
    await Promise.allSettled([...played.values(), lunching]);
  }
  if (!lunching) throw new Error('The demo has no store');
  lunch = await lunching;
}, 300_000);

/** Bills are of one day in China: stories that would go over its midnight are told after it. */
async function midnightIsFar(): Promise<void> {
  const { now } = await simulatorControl(server.ready.simulatorUrl).ledger('none');
  const tomorrow = daysAfter(localDate(now, 'Asia/Shanghai'), 1);
  const left = startOfChinaDay(tomorrow) - now;
  if (left < TOLD_WITHIN_MS) await setTimeout(left / TIME_SCALE + 1_000);
}

afterAll(async () => {
  await server.stop();
  removeDataDir(server.dataDir);
});

describe.each(GATEWAYS)(
  'behind %s a payment reaches the end that Alipay confirmed when',
  (gateway) => {
    test.each<Scenario>(storiesOf(gateway))('$title', async (scenario) => {
      const story = await played.get(keyOf(gateway, scenario));
      expect(story?.faults).toEqual([]);
      expect(story?.order.pickupNumber).toMatch(/^A\d{3,}$/);
    });
  },
);

describe('a lunch at every store', () => {
  test('tells each of its stories, and ends with nothing that nobody has caused', () => {
    expect(lunch.faults).toEqual([]);
    expect(lunch.served).toHaveLength(STORIES.length);
    expect(lunch.tickets).toBeGreaterThan(STORIES.length / 2);
    expect(Object.fromEntries(lunch.cases.resolved)).toEqual({ 'amount-mismatch': 1 });
  });
});

describe('afterwards', () => {
  test('ledger and journals agree to the fen', async () => {
    const { violations, alipay } = await auditRunning(server.ready);
    expect(violations).toEqual([]);
    expect(alipay?.place).toMatchObject({ waiting: 0, lost: 0 });
  });

  test('sales data tell of every order that has ended, and a day that is lost is written again', async () => {
    const place = placeOf(server.ready);
    const files = new S3FactFiles(place.s3, place.bucket);
    const ordersPaid = lunch.served.length;
    await expect
      .poll(async () => (await factsIn(files)).orders, PATIENT)
      .toBeGreaterThan(ordersPaid);
    const { rows: before, days, keys } = await factsIn(files);
    await files.remove(keys);
    for (const day of days) await rebuildFacts(place, day);
    const { rows: after } = await factsIn(files);
    // The kitchen goes on meanwhile, or rather somebody notices that it does not.
    for (const [eventId, row] of before) expect(after.get(eventId), eventId).toEqual(row);
  });

  test('a person sees a case for the wrong amount, and else only that nobody cooks', async () => {
    for (const client of clients) {
      const kinds = (await openCases(client)).map((c) => c.kind);
      expect(kinds.filter((kind) => kind !== 'kitchen-silent')).toEqual(['amount-mismatch']);
    }
  });

  test.each(GATEWAYS)(
    'behind %s the journal tells each step of two refunds, once and in order',
    async (gateway) => {
      const { order, client } = await told(gateway, 'refund');
      const entries = await journalOf(client, order.orderId);
      const steps = entries.map((e) => e.what).filter((what) => !/^confirm$|^ticket-/.test(what));
      expect(steps).toEqual([
        'place-order',
        'start-payment',
        'capture',
        'request-refund',
        'sendRefund',
        'finishRefund',
        'request-refund',
        'sendRefund',
        'finishRefund',
      ]);
    },
  );

  test.each(GATEWAYS)(
    'behind %s late money never reached the kitchen and went back once',
    async (gateway) => {
      const { order, client } = await told(gateway, 'late-capture');
      const entries = await journalOf(client, order.orderId);
      const changes = entries.flatMap((e) => e.changes);
      expect(changes.filter((c) => c['part'] === 'ticket')).toEqual([]);
      expect(order.refunds).toMatchObject([{ kind: 'give-back', status: 'SUCCEEDED' }]);
    },
  );
});

describe("Alipay's bill of the day", () => {
  const numberOf = async (name: string): Promise<string> => {
    const { order } = await told('open-platform', name);
    return `KC${order.orderId}${order.payments.at(-1)?.paymentId}`;
  };

  test('agrees with our books, and then tells what was planted in it and nothing else', async () => {
    const { simulatorUrl } = server.ready;
    const { client } = await told('open-platform', 'refund');
    const { now } = await simulatorControl(simulatorUrl).ledger('none');
    const day = localDate(now, 'Asia/Shanghai');
    await giveBillEarly(simulatorUrl, day);
    const agreed = await reconcileHere(client, day);
    expect(agreed).toMatchObject({ state: 'reconciled', differences: [], healed: [] });
    expect(agreed.counts.matched).toBeGreaterThan(20);
    expect(agreed.alipay?.payments).toEqual(agreed.ours?.payments);
    expect(agreed.alipay?.refunds).toEqual(agreed.ours?.refunds);

    const [lost, more, dear, twice, refunded] = await Promise.all(
      ['9006', '9050', '9051', '9052', 'refund'].map(numberOf),
    );
    const { order } = await told('open-platform', 'refund');
    const [first = '', second = ''] = order.refunds.map(({ refundId }) => refundId);
    const planted = [
      { difference: 'missing', outTradeNo: lost ?? '' },
      { difference: 'amount', outTradeNo: more ?? '' },
      { difference: 'fee', outTradeNo: dear ?? '' },
      { difference: 'twice', outTradeNo: twice ?? '' },
      { difference: 'missing', outTradeNo: refunded ?? '', outRequestNo: first },
      { difference: 'amount', outTradeNo: refunded ?? '', outRequestNo: second },
    ];
    for (const difference of planted) await plant(simulatorUrl, difference);
    await payAtAnotherTill(simulatorUrl, client.store, 'TILL_OF_SOMEBODY');
    const expected = [
      `only_local payment ${lost}`,
      `amount_diff payment ${more}`,
      `fee_diff payment ${dear}`,
      `duplicate payment ${twice}`,
      `only_local refund ${refunded} ${first}`,
      `amount_diff refund ${refunded} ${second}`,
      'only_alipay payment TILL_OF_SOMEBODY',
    ].sort();
    expect(namesOf(await reconcileHere(client, day))).toEqual(expected);
    // Again: the same differences, and not one case more.
    expect(namesOf(await reconcileHere(client, day))).toEqual(expected);
    const kinds = (await openCases(client)).map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'bill-difference')).toHaveLength(expected.length);
  });

  test.each(['global', 'alipay-plus'])('is not known of %s, which says so', async (gateway) => {
    const { client } = await told(gateway, 'refund');
    const { now } = await simulatorControl(server.ready.simulatorUrl).ledger('none');
    const report = await reconcileHere(client, localDate(now, 'Asia/Shanghai'));
    expect(report).toMatchObject({ state: 'unsupported', reason: 'no-known-bill' });
  });
});

async function told(gateway: string, name: string) {
  const story = await played.get(keyOf(gateway, { name }));
  const client = clients.find((c) => c.store.gateway === gateway);
  if (!story || !client) throw new Error(`${gateway} never told ${name}`);
  return { order: story.order, client };
}
