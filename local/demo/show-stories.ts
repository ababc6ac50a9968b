import type { ReadyFile } from '../start-server.ts';
import { type ApiClient, apiClient } from './api-client.ts';
import { journalOf, openCases } from './pages.ts';
import { type Played, play } from './play.ts';
import { scenariosOf } from './scenarios.ts';
import type { Screen } from './screen.ts';
import type { DemoStore } from './seed.ts';
import { timeline } from './timeline.ts';

const PATIENCE_MS = 150_000;

/** Plays every scenario at a store and prints each order's timeline. @returns how many things went wrong. */
export async function showStories(
  screen: Screen,
  ready: ReadyFile,
  store: DemoStore,
): Promise<number> {
  const client = apiClient(ready, store);
  const scenarios = scenariosOf(store.gateway);
  screen.log(
    `${scenarios.length} orders at ${store.storeId} (${store.gateway}, ${store.currency}); ` +
      'the longest waits 90 s for Alipay ...',
  );
  let failures = 0;
  const playing = scenarios.map((scenario) => ({
    scenario,
    played: play(client, scenario, PATIENCE_MS),
  }));
  await Promise.allSettled(playing.map(({ played }) => played));
  for (const { scenario, played } of playing) {
    screen.log(`\n${scenario.title}`);
    try {
      const result = await played;
      const lines = timeline(await journalOf(client, result.order.orderId));
      screen.log(`  order ${result.order.orderId}, number ${result.order.pickupNumber}`);
      screen.log(lines.join('\n'));
      const faults = await faultsOf(client, result);
      for (const fault of faults) screen.error(`  WRONG: ${fault}`);
      failures += faults.length;
    } catch (error) {
      screen.error(`  WRONG: ${error instanceof Error ? error.message : error}`);
      failures += 1;
    }
  }
  return failures;
}

async function faultsOf(client: ApiClient, { scenario, order, faults }: Played): Promise<string[]> {
  if (!scenario.opensCase) return [...faults];
  const cases = await openCases(client);
  const seen = cases.some((c) => c.orderId === order.orderId && c.kind === scenario.opensCase);
  return seen ? [...faults] : [...faults, `no case ${scenario.opensCase}`];
}
