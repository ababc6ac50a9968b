import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { lineOf } from '../../audit/reading/report.ts';
import { auditRunning } from '../audit/local-audit.ts';
import type { ReadyFile } from '../start-server.ts';
import { type ApiClient, apiClient } from './api-client.ts';
import { journalOf, openCases } from './pages.ts';
import { type Played, play } from './play.ts';
import { scenariosOf } from './scenarios.ts';
import { timeline } from './timeline.ts';

/*
 * `npm run demo`: plays every scenario against a running `npm start`, prints each order's timeline,
 * judges Alipay's ledger and our journals by the rules of the money, and exits 1 on any violation.
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
const client = apiClient(ready, store);
const scenarios = scenariosOf(store.gateway);
console.log(
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

const { orders, judged, alipay, violations } = await auditRunning(ready);
console.log(
  `\nAlipay's ledger: ${alipay?.trades} trades, ${alipay?.captured} minor units taken, ${alipay?.returned} returned.`,
);
console.log(`${judged.length} rules judged on ${orders} orders; npm run audit tells which.`);
for (const violation of violations) console.error(`  WRONG: ${lineOf(violation)}`);
const clean = failures === 0 && violations.length === 0;
console.log(clean ? 'Ledger and journals agree to the fen.' : 'Something is wrong; see above.');
process.exit(clean ? 0 : 1);
