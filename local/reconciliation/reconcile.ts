import { setTimeout as sleep } from 'node:timers/promises';
import type { ReconciliationResponse } from '../../api/reconciliations.ts';
import { type ApiClient, apiClient } from '../demo/api-client.ts';
import type { ReadyFile } from '../start-server.ts';

const PATIENCE_MS = 60_000;
const EVERY_MS = 250;
/** So many looks later. */
const ASKED_AGAIN = 12;

/** Compares one day of one merchant, through the public API, and answers its report. */
export async function reconcileHere(
  client: ApiClient,
  day: string,
): Promise<ReconciliationResponse> {
  const before = await reportOf(client, day);
  const until = Date.now() + PATIENCE_MS;
  for (let n = 0; ; n += 1) {
    // Within ten seconds of another run nothing is started, and so it is asked for again.
    if (n % ASKED_AGAIN === 0) await start(client, day);
    const report = await reportOf(client, day);
    if (report && report.madeAt !== before?.madeAt) return report;
    if (Date.now() > until) throw new Error(`No report of ${day} within ${PATIENCE_MS / 1_000} s`);
    await sleep(EVERY_MS);
  }
}

async function start(client: ApiClient, day: string): Promise<void> {
  const { status, body } = await client.post('merchant', `/v1/reconciliations/${day}`);
  if (status !== 202) throw new Error(`Not started: HTTP ${status} ${JSON.stringify(body)}`);
}

async function reportOf(
  client: ApiClient,
  day: string,
): Promise<ReconciliationResponse | undefined> {
  const path = `/v1/reconciliations/${day}?limit=100`;
  const { status, body } = await client.get<ReconciliationResponse>('merchant', path);
  return status === 200 ? body : undefined;
}

/** The simulated Alipay gives that day's bill at once, also of today. */
export async function giveBillEarly(simulatorUrl: string, date: string): Promise<void> {
  const response = await fetch(`${simulatorUrl}/control/bills/early`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ date }),
  });
  if (!response.ok) throw new Error(`The simulator refused: ${await response.text()}`);
}

/** One client of each merchant of a running `npm start`. */
export const merchantsOf = (ready: ReadyFile): ApiClient[] =>
  [...new Map(ready.stores.map((store) => [store.merchantId, store])).values()].map((store) =>
    apiClient(ready, store),
  );
