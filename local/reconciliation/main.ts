import path from 'node:path';
import { parseArgs } from 'node:util';
import type { ReconciliationResponse } from '../../api/reconciliations.ts';
import { chinaDay } from '../../core/domain/reconciliation/lines.ts';
import { readJsonFile } from '../json-file.ts';
import { readSettings } from '../settings.ts';
import type { ReadyFile } from '../start-server.ts';
import { StartupError } from '../startup-error.ts';
import { giveBillEarly, merchantsOf, reconcileHere } from './reconcile.ts';

/* `npm run reconcile`: compares a day of each merchant of a running `npm start` with its bill. */

const USAGE = 'Usage: npm run reconcile -- --day YYYY-MM-DD [--merchant ID]';

async function reconcile(): Promise<void> {
  const { values } = parseArgs({
    options: { day: { type: 'string' }, merchant: { type: 'string' } },
  });
  const day = chinaDay(values.day ?? '');
  if (day === undefined) throw new StartupError(USAGE);
  const { readyFile } = readSettings(process.env, path.resolve(import.meta.dirname, '../..'));
  const ready = readJsonFile<ReadyFile>(readyFile);
  if (!ready) {
    const text = `No running server: ${readyFile} is not there. Start one with \`npm start\`.`;
    throw new StartupError(text);
  }
  await giveBillEarly(ready.simulatorUrl, day);
  for (const client of merchantsOf(ready)) {
    const { merchantId } = client.store;
    if (values.merchant !== undefined && values.merchant !== merchantId) continue;
    process.stdout.write(`${merchantId}: ${told(await reconcileHere(client, day))}\n`);
  }
}

function told({ state, reason, counts, differences, healed }: ReconciliationResponse): string {
  if (state !== 'reconciled') return `${state} (${reason})`;
  const lines = [...healed.map((d) => ({ ...d, class: `healed ${d.class}` })), ...differences];
  const rows = lines.map(
    ({ class: name, kind, outTradeNo, refundNo = '', alipayMinor = '-', oursMinor = '-' }) =>
      `\n  ${name}: ${kind} ${outTradeNo} ${refundNo} Alipay ${alipayMinor}, ours ${oursMinor} fen`,
  );
  return `${counts.matched} lines agree, ${lines.length} to look at${rows.join('')}`;
}

try {
  await reconcile();
} catch (error) {
  const known =
    error instanceof StartupError ||
    (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  process.stderr.write(`${known ? (error as Error).message : String((error as Error).stack)}\n`);
  process.exitCode = 2;
}
