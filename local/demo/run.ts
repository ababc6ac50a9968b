import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import type { ReadyFile } from '../start-server.ts';
import { type ApiClient, apiClient } from './api-client.ts';
import { audit, journalOf, openCases } from './audit.ts';
import { type Played, play } from './play.ts';
import { SCENARIOS } from './scenarios.ts';
import { timeline } from './timeline.ts';

/*
 * `npm run demo`: plays every scenario against a running `npm start`, prints each order's timeline,
 * compares Alipay's ledger with our journals, and exits 1 on any difference.
 */

const PATIENCE_MS = 150_000;

const { values } = parseArgs({ options: { store: { type: 'string', default: '1' } } });

function readyFile(): ReadyFile {
  const { KUAICAN_READY_FILE: file, KUAICAN_DATA: data = '.kuaican' } = process.env;
  const name = file || path.join(data, 'ready.json');
  try {
    return JSON.parse(readFileSync(name, 'utf8')) as ReadyFile;
  } catch {
    console.error(`No running server: ${name} is not there. Start one with \`npm start\`.`);
    process.exit(1);
  }
}

async function faultsOf(client: ApiClient, { scenario, order, faults }: Played): Promise<string[]> {
  if (!scenario.opensCase) return [...faults];
  const cases = await openCases(client);
  const seen = cases.some((c) => c.orderId === order.orderId && c.kind === scenario.opensCase);
  return seen ? [...faults] : [...faults, `no case ${scenario.opensCase}`];
}

const ready = readyFile();
const store = ready.stores[Number(values.store) - 1];
if (!store) {
  console.error(`There is no store ${values.store}; there are ${ready.stores.length}.`);
  process.exit(1);
}
const client = apiClient(ready.apiUrl, store);
console.log(
  `${SCENARIOS.length} orders at ${store.storeId}; the longest waits 70 s for Alipay ...`,
);

let failures = 0;
const playing = SCENARIOS.map((scenario) => ({
  scenario,
  played: play(client, scenario, PATIENCE_MS),
}));
await Promise.allSettled(playing.map(({ played }) => played));
for (const { scenario, played } of playing) {
  console.log(`\n${scenario.title}`);
  try {
    const result = await played;
    const lines = timeline(await journalOf(client, result.order.orderId));
    console.log(`  order ${result.order.orderId}, number ${result.order.pickupNumber}`);
    console.log(lines.join('\n'));
    const faults = await faultsOf(client, result);
    for (const fault of faults) console.error(`  WRONG: ${fault}`);
    failures += faults.length;
  } catch (error) {
    console.error(`  WRONG: ${error instanceof Error ? error.message : error}`);
    failures += 1;
  }
}

const { trades, capturedFen, refundedFen, differences } = await audit(client, ready.simulatorUrl);
console.log(
  `\nAlipay's ledger: ${trades} trades, ${capturedFen} fen taken, ${refundedFen} returned.`,
);
for (const difference of differences) console.error(`  DIFFERENT: ${difference}`);
const clean = failures === 0 && differences.length === 0;
console.log(clean ? 'Ledger and journals agree to the fen.' : 'Something is wrong; see above.');
process.exit(clean ? 0 : 1);
