import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { auditRunning } from '../../local/audit/local-audit.ts';
import { type ApiClient, apiClient } from '../../local/demo/api-client.ts';
import { DEMO_MERCHANTS } from '../../local/demo/merchants.ts';
import { journalOf } from '../../local/demo/pages.ts';
import { play } from '../../local/demo/play.ts';
import { SCENARIOS, type Scenario, scenariosOf } from '../../local/demo/scenarios.ts';
import { type Accelerators, acceleratorsOf } from './support/accelerators.ts';
import { removeDataDir, type ServerProcess, startServerProcess } from './support/server.ts';

/*
 * The sweeper is the guarantee; queue messages and workflows only make it faster. So all of them may
 * be lost: every payment ends as it would have, only later.
 */

const TIME_SCALE = 10;
const PATIENCE_MS = 60_000;

const cancelled = { ends: 'CANCELLED', tickets: 0 } as const;
const MORE: readonly Scenario[] = [
  { name: 'cancel-retried', title: 'Two cancels say retry_flag=Y', digits: '9021', ...cancelled },
  { name: 'cancel-unanswered', title: 'Two cancels get lost', digits: '9023', ...cancelled },
  {
    ...{ name: 'cancel-too-late', title: 'Paid, and too late for a cancel', digits: '9022' },
    ...{ ends: 'RETURNED', tickets: 0 },
  },
  {
    ...{ name: 'answer-cut', title: 'The answer is cut off', digits: '9053' },
    ...{ ends: 'CAPTURED', tickets: 1 },
  },
  {
    ...{ name: 'refund-unsure', title: 'A refund is made but says SYSTEM_ERROR', digits: '9032' },
    ...{ ends: 'CAPTURED', tickets: 1, refunds: [26] },
  },
];

/**
 * The sweeper alone may cancel two minutes after a payment's start. Its scripted pay arrives after
 * 70 s, and would then simply be paid and served; so here it arrives after three minutes.
 */
const isLate = ({ name }: Scenario): boolean => name === 'late-capture';
const LATE_SECONDS = 180;

let server: ServerProcess;
let accelerators: Accelerators;
/** Nobody else pays at the second store, so that what is forced on its next pay meets the right one. */
let first: ApiClient;
let second: ApiClient;

beforeAll(async () => {
  server = await startServerProcess({ timeScale: TIME_SCALE });
  accelerators = acceleratorsOf(server);
  const [one, other] = server.ready.stores;
  if (!(one && other)) throw new Error('The demo has no two stores');
  first = apiClient(server.ready, one);
  second = apiClient(server.ready, other);
});

afterAll(async () => {
  accelerators.close();
  await server.stop();
  removeDataDir(server.dataDir);
});

test('a payment that succeeds at once needs no workflow, and once confirmed is not due', async () => {
  const { order, paymentId, faults } = await play(first, SCENARIOS[0], PATIENCE_MS);
  expect(faults).toEqual([]);
  await expect
    .poll(() => accelerators.isDue(paymentId), { timeout: PATIENCE_MS, interval: 100 })
    .toBe(false);
  expect((await journalOf(first, order.orderId)).at(-1)).toMatchObject({ what: 'confirm' });
  expect(await accelerators.executionsOf(paymentId)).toEqual([]);
});

describe('every payment ends as it should', () => {
  test('when messages and executions are lost now and then', async () => {
    // Late enough that the first loss finds workflows running, half a real second after a payment.
    const { faults, lost } = await playAndLose(() => 1_000 + 1_500 * Math.random());
    expect(faults).toEqual([]);
    expect(lost).toBeGreaterThan(0);
    expect(await differences()).toEqual([]);
  });

  test('by the sweeper alone, when no message ever arrives', async () => {
    // A follow-up of a new payment lies in the queue for half a real second.
    const { faults } = await playAndLose(() => 50);
    expect(faults).toEqual([]);
    expect(await differences()).toEqual([]);
  });
});

/** Plays everything, and loses everything time and again; counts the executions that were stopped. */
async function playAndLose(nextLossMs: () => number): Promise<{ faults: string[]; lost: number }> {
  const atLate = { method: 'pay', outcome: 'late-request', seconds: LATE_SECONDS };
  await force({ ...atLate, appId: DEMO_MERCHANTS[1].account });
  let playing = true;
  const losing = (async () => {
    let lost = 0;
    while (playing) {
      await sleep(nextLossMs());
      lost += await accelerators.loseAll();
    }
    return lost;
  })();
  const all = [...scenariosOf('open-platform'), ...MORE].map(async (scenario) => {
    const { faults } = await play(isLate(scenario) ? second : first, scenario, PATIENCE_MS);
    return faults.map((fault) => `${scenario.title}: ${fault}`);
  });
  const faults = await Promise.all(all).finally(() => {
    playing = false;
  });
  return { faults: faults.flat(), lost: await losing };
}

async function force(outcome: object): Promise<void> {
  const answer = await fetch(`${server.ready.simulatorUrl}/control/force`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(outcome),
  });
  expect(answer.status).toBe(201);
}

/** Rules broken, and money that nobody has decided about, at the end of everything. */
async function differences(): Promise<unknown[]> {
  const { violations, alipay } = await auditRunning(server.ready);
  return alipay?.place.waiting === 0 ? [...violations] : [...violations, alipay];
}
