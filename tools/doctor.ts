import { resolve4, resolve6 } from 'node:dns/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { dynamoDbClient } from '../adapters/dynamodb/client.ts';
import type { Surroundings } from './doctor/configuration.ts';
import { examine } from './doctor/examine.ts';
import { readConfigurations, type Subject } from './doctor/read-configurations.ts';
import { readReadyFile } from './doctor/ready-file.ts';
import { reportText } from './doctor/report.ts';

/*
 * `npm run doctor`: proves the configuration of every merchant before the first customer pays. Exits
 * 1 if anything is wrong, 2 when there is nothing to examine. docs/go-live.md says when to run it.
 */

const USAGE = `Usage: npm run doctor [-- --data FOLDER]
       npm run doctor -- --stage sandbox|production --url API_URL [--table NAME --store ID ...] [--merchant ID ...]`;

const TIMEOUT_MS = 10_000;

function options() {
  const { values } = parseArgs({
    options: {
      data: { type: 'string' },
      stage: { type: 'string' },
      url: { type: 'string' },
      table: { type: 'string' },
      store: { type: 'string', multiple: true, default: [] },
      merchant: { type: 'string', multiple: true, default: [] },
    },
  });
  return values;
}

function subjectOf(): Subject {
  const { data, stage, url, table, store, merchant } = options();
  if (stage === 'sandbox' || stage === 'production') {
    return {
      ...{ environment: stage, stage, publicUrl: url, tableName: table },
      ...{ storeIds: store, merchantIds: merchant },
    };
  }
  if (stage !== undefined) throw new Error(USAGE);
  const { subject, environment } = readReadyFile(readyFile(data));
  Object.assign(process.env, environment);
  return subject;
}

/** Of the folder that is named, or where `npm start` writes it. */
function readyFile(data: string | undefined): string {
  const { KUAICAN_READY_FILE: file, KUAICAN_DATA: folder } = process.env;
  if (data === undefined && file) return file;
  const root = path.resolve(import.meta.dirname, '..');
  return path.join(path.resolve(root, data ?? (folder || '.kuaican')), 'ready.json');
}

const surroundings: Surroundings = {
  now: () => Date.now(),
  timeoutMs: TIMEOUT_MS,
  resolve: async (host) => {
    const [v4, v6] = await Promise.allSettled([resolve4(host), resolve6(host)]);
    return [v4, v6].flatMap((found) => (found.status === 'fulfilled' ? found.value : []));
  },
};

try {
  const subject = subjectOf();
  const configurations = await readConfigurations(subject, {
    secrets: new SecretsManagerClient(),
    dynamoDb: dynamoDbClient(),
  });
  if (configurations.length === 0) {
    throw new Error(`No merchant of stage ${subject.stage} has a secret (docs/go-live.md).`);
  }
  let faults = 0;
  for (const configuration of configurations) {
    const findings = await examine(configuration, surroundings);
    console.log(reportText(configuration, findings));
    faults += findings.filter(({ kind }) => kind === 'wrong').length;
  }
  console.log(faults === 0 ? 'Nothing is wrong.' : `Wrong: ${faults}. Each line says what to do.`);
  process.exitCode = faults === 0 ? 0 : 1;
} catch (error) {
  const { message, code } = error as NodeJS.ErrnoException;
  const stopped = code === 'ECONNREFUSED' && options().stage === undefined;
  console.error(stopped ? 'The server does not run. Start it with `npm start`.' : message);
  process.exitCode = 2;
}
