import { readFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { lineOf } from '../../audit/reading/report.ts';
import { auditRunning } from '../audit/local-audit.ts';
import type { ReadyFile } from '../start-server.ts';
import { showLunch } from './show-lunch.ts';
import { showStories } from './show-stories.ts';

/*
 * `npm run demo`: plays every scenario against a running `npm start`, or with `--all` a whole lunch at
 * every store; judges Alipay's ledger and our journals by the rules of the money, as `npm run audit`
 * does, and exits 1 on any violation.
 */

const MAX_ORDERS = 5_000;

const { values } = parseArgs({
  options: {
    store: { type: 'string', default: '1' },
    all: { type: 'boolean', default: false },
    orders: { type: 'string', default: '200' },
  },
});

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

const ready = readyFile();
const store = ready.stores[Number(values.store) - 1];
if (!store) {
  console.error(`There is no store ${values.store}; there are ${ready.stores.length}.`);
  process.exit(1);
}
const orders = Number(values.orders);
if (!Number.isSafeInteger(orders) || orders < 1 || orders > MAX_ORDERS) {
  console.error(`--orders is a number from 1 to ${MAX_ORDERS}.`);
  process.exit(1);
}
const failures = values.all
  ? await showLunch(console, ready, orders)
  : await showStories(console, ready, store);

const report = await auditRunning(ready);
const { judged, alipay, violations } = report;
console.log(
  `\nAlipay's ledger: ${alipay?.trades} trades, ${alipay?.captured} minor units taken, ${alipay?.returned} returned.`,
);
console.log(`${judged.length} rules judged on ${report.orders} orders; npm run audit tells which.`);
for (const violation of violations) console.error(`  WRONG: ${lineOf(violation)}`);
const clean = failures === 0 && violations.length === 0;
console.log(clean ? 'Ledger and journals agree to the fen.' : 'Something is wrong; see above.');
process.exit(clean ? 0 : 1);
