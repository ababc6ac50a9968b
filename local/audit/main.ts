import path from 'node:path';
import { parseArgs } from 'node:util';
import { type AuditReport, reportText } from '../../audit/reading/report.ts';
import { readSettings } from '../settings.ts';
import { StartupError } from '../startup-error.ts';
import { auditFolder } from './local-audit.ts';
import { auditStage } from './stage-audit.ts';

/*
 * `npm run audit`: judges every rule of the money on the journals and ledgers of a data folder, or of
 * a deployed stage, and exits 1 on any violation, 2 when there is nothing to judge.
 */

const USAGE = `Usage: npm run audit [-- --data FOLDER]
       npm run audit -- --stage sandbox|production --table NAME [--inbox-table NAME] [--ask-alipay]`;

function options() {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      stage: { type: 'string' },
      table: { type: 'string' },
      'inbox-table': { type: 'string' },
      'ask-alipay': { type: 'boolean', default: false },
    },
  });
  return values;
}

async function audit(): Promise<AuditReport> {
  const { data, stage, table, 'inbox-table': inboxTable, 'ask-alipay': askAlipay } = options();
  if (stage === undefined) {
    const root = path.resolve(import.meta.dirname, '../..');
    const folder = data && { KUAICAN_DATA: path.resolve(data), KUAICAN_READY_FILE: undefined };
    const settings = readSettings({ ...process.env, ...(folder || {}) }, root);
    process.stdout.write(`Audit of ${settings.dataDir}\n`);
    return await auditFolder(settings);
  }
  if (!['sandbox', 'production'].includes(stage) || table === undefined) {
    throw new StartupError(USAGE);
  }
  process.stdout.write(`Audit of stage ${stage}, table ${table}\n`);
  return await auditStage({ stage, table, inboxTable, askAlipay });
}

try {
  const report = await audit();
  process.stdout.write(`${reportText(report)}\n`);
  process.exitCode = report.violationCount === 0 ? 0 : 1;
} catch (error) {
  const known =
    error instanceof StartupError ||
    (error as { code?: string }).code?.startsWith('ERR_PARSE_ARGS');
  process.stderr.write(`${known ? (error as Error).message : String((error as Error).stack)}\n`);
  process.exitCode = 2;
}
