import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditRunning } from '../../local/audit/local-audit.ts';
import { type ApiClient, apiClient } from '../../local/demo/api-client.ts';
import { journalOf, openCases } from '../../local/demo/pages.ts';
import { type Played, play } from '../../local/demo/play.ts';
import { SCENARIOS, type Scenario } from '../../local/demo/scenarios.ts';
import { removeDataDir, type ServerProcess, startServerProcess } from './support/server.ts';

/** Ten seconds of the story in one: the whole server, its clock running ten times as fast. */
const TIME_SCALE = 10;
const PATIENCE_MS = 60_000;

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
  { ...story('it is notified three times', '9041'), ends: 'CAPTURED', tickets: 1 },
  { ...story('it is notified before the answer', '9046'), ends: 'CAPTURED', tickets: 1 },
  { ...story('it is never notified', '9040'), ends: 'CAPTURED', tickets: 1 },
  { ...story('the auth code is wrong', '9001'), ends: 'DECLINED', tickets: 0 },
  {
    ...story('a refund is answered with SYSTEM_ERROR', '9031'),
    ends: 'CAPTURED',
    tickets: 1,
    refunds: [3850],
  },
  {
    ...story('a refund is made but says fund_change=N', '9030'),
    ends: 'CAPTURED',
    tickets: 1,
    refunds: [500],
  },
];

function story(title: string, digits: string): Pick<Scenario, 'name' | 'title' | 'digits'> {
  return { name: digits, title, digits };
}

let server: ServerProcess;
let client: ApiClient;
const played = new Map<string, Promise<Played>>();

beforeAll(async () => {
  server = await startServerProcess({ timeScale: TIME_SCALE });
  const [store] = server.ready.stores;
  if (!store) throw new Error('The demo has no store');
  client = apiClient(server.ready.apiUrl, store);
  for (const scenario of [...SCENARIOS, ...FURTHER]) {
    played.set(scenario.name, play(client, scenario, PATIENCE_MS));
  }
  await Promise.allSettled(played.values());
});

afterAll(async () => {
  await server.stop();
  removeDataDir(server.dataDir);
});

describe('a payment reaches the end that Alipay confirmed when', () => {
  test.each<Scenario>([...SCENARIOS, ...FURTHER])('$title', async ({ name }) => {
    const { faults, order } = (await played.get(name)) ?? { faults: ['never played'] };
    expect(faults).toEqual([]);
    expect(order?.pickupNumber).toMatch(/^A\d{3,}$/);
  });
});

describe('afterwards', () => {
  test('ledger and journals agree to the fen', async () => {
    const { violations, alipay } = await auditRunning(server.ready);
    expect(violations).toEqual([]);
    expect(alipay?.place).toMatchObject({ waiting: 0, lost: 0 });
  });

  test('a person sees a case for the wrong amount, and for nothing else', async () => {
    const cases = await openCases(client);
    expect(cases.map((c) => c.kind)).toEqual(['amount-mismatch']);
  });

  test('the journal of a refunded order tells each step, once and in order', async () => {
    const refunded = await played.get('refund');
    const entries = await journalOf(client, refunded?.order.orderId ?? '');
    const steps = entries.map((e) => e.what).filter((what) => what !== 'confirm');
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
  });

  test('late money never reached the kitchen and went back by one refund', async () => {
    const late = await played.get('late-capture');
    const entries = await journalOf(client, late?.order.orderId ?? '');
    const changes = entries.flatMap((e) => e.changes);
    expect(changes.filter((c) => c['part'] === 'ticket')).toEqual([]);
    expect(late?.order.refunds).toMatchObject([{ kind: 'give-back', status: 'SUCCEEDED' }]);
  });
});
