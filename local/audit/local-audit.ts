import { existsSync } from 'node:fs';
import path from 'node:path';
import { dynamoDbClient } from '../../adapters/dynamodb/client.ts';
import { systemClock, timeScaleOf } from '../../adapters/system/clock.ts';
import { auditStore } from '../../audit/reading/audit-store.ts';
import type { AuditReport } from '../../audit/reading/report.ts';
import { nextAnchor } from '../clock.ts';
import { lockDataFolder } from '../data-lock.ts';
import { startDynamoDb } from '../engines/dynamodb/process.ts';
import { readJsonFile } from '../json-file.ts';
import type { Settings } from '../settings.ts';
import type { ReadyFile } from '../start-server.ts';
import { StartupError } from '../startup-error.ts';
import { alipaySideOf, ledgerNumbers } from './alipay-side.ts';
import { type Ledger, ledgerFile, runningLedger } from './ledger.ts';
import { StoredNotices } from './stored-notices.ts';

/** What is audited on this machine, and as of when. */
interface Place {
  readonly ready: ReadyFile;
  readonly endpoint: string;
  readonly ledger: Ledger;
  readonly now: () => number;
  readonly healedAt: number;
  readonly live: boolean;
}

/** Nobody writes these down on this machine; `key` rows are judged between the orders. */
const UNRECORDED = [
  ...['call', 'http', 'screen', 'workflow', 'outbox', 'dead-letter', 'metric'],
  ...['leak', 'trespass', 'key'],
] as const;

const EXCEPT = [
  { id: 'L2', reason: 'the simulator does not write down when we acknowledged' },
  { id: 'L3a', reason: 'nobody knows when this machine was off or slept; L3c and L3d look at now' },
] as const;

/** Rules about the time that something takes, where a second means something. */
const FASTEST_SCALE = 10;

/** Audits the stack that a running `npm start` describes in its ready file. */
export async function auditRunning(ready: ReadyFile): Promise<AuditReport> {
  const { AWS_ENDPOINT_URL_DYNAMODB: endpoint = '', KUAICAN_CLOCK_ANCHOR: anchor = '' } =
    ready.environment;
  const { now } = systemClock(anchor);
  const startedAt = Number(anchor.split(',')[1]);
  const healedAt = timeScaleOf(anchor) <= FASTEST_SCALE ? startedAt : Number.POSITIVE_INFINITY;
  const ledger = runningLedger(ready.simulatorUrl);
  return await auditPlace({ ready, endpoint, ledger, now, healedAt, live: true });
}

/** Where a server keeps its data. */
export type Folder = Pick<Settings, 'dataDir' | 'readyFile' | 'dynamoDbEndpoint'>;

/**
 * Audits the folder of a server that does not run: over its files alone, changing nothing that they
 * say. @throws StartupError when there is nothing to audit, or another process has the folder
 */
export async function auditStopped(folder: Folder): Promise<AuditReport> {
  const { dataDir, readyFile, dynamoDbEndpoint: given } = folder;
  const file = ledgerFileOf(dataDir);
  const ready = readJsonFile<ReadyFile>(readyFile);
  if (!ready || !existsSync(file)) throw neverReady(dataDir);
  const unlock = lockDataFolder(dataDir);
  let death: string | undefined;
  const onDeath = (reason: string): void => {
    death = reason;
  };
  try {
    const engine = await startDynamoDb({ dataDir, endpoint: given, onDeath });
    const ledger = ledgerFile(file);
    try {
      const now = virtualNow(dataDir);
      const { endpoint } = engine;
      const place = { ready, endpoint, ledger, now: () => now, healedAt: now, live: false };
      return await auditPlace(place);
    } finally {
      ledger.close();
      await engine.close();
    }
  } catch (error) {
    throw death === undefined ? error : new StartupError(death);
  } finally {
    unlock();
  }
}

/** Audits a data folder, whether its server runs or not. @throws StartupError */
export async function auditFolder(folder: Folder): Promise<AuditReport> {
  const { dataDir, readyFile } = folder;
  if (!existsSync(ledgerFileOf(dataDir))) throw neverReady(dataDir);
  if (!isLocked(dataDir)) return await auditStopped(folder);
  const ready = readJsonFile<ReadyFile>(readyFile);
  if (ready) return await auditRunning(ready);
  throw new StartupError(`The server of ${dataDir} is starting: there is no ${readyFile} yet.`);
}

const ledgerFileOf = (dataDir: string): string => path.join(dataDir, 'alipay.sqlite');

/** The time at which a server would go on. */
function virtualNow(dataDir: string): number {
  const clock = readJsonFile<Parameters<typeof nextAnchor>[0]>(path.join(dataDir, 'clock.json'));
  return nextAnchor(clock, Date.now(), 1).virtualMs;
}

const neverReady = (dataDir: string): StartupError =>
  new StartupError(`There is nothing to audit: no server has ever been ready in ${dataDir}.`);

/** The server holds its folder's lock for as long as it lives. */
function isLocked(dataDir: string): boolean {
  try {
    lockDataFolder(dataDir)();
    return false;
  } catch (error) {
    if (error instanceof StartupError) return true;
    throw error;
  }
}

async function auditPlace(place: Place): Promise<AuditReport> {
  const { ready, endpoint, ledger, now, healedAt, live } = place;
  const { AWS_REGION: region = '', TABLE_NAME = '', INBOX_TABLE_NAME = '' } = ready.environment;
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const client = dynamoDbClient({ endpoint, region, credentials });
  const notices = new StoredNotices(client, INBOX_TABLE_NAME);
  try {
    return await auditStore({
      ...{ client, storeTable: TABLE_NAME, inboxTable: INBOX_TABLE_NAME, now, live },
      conditions: {
        observed: ['store', 'alipay', 'world'],
        unrecorded: UNRECORDED,
        ...{ atRest: false, healedAt, skewMs: 0 },
      },
      except: EXCEPT,
      alipay: (order) => alipaySideOf(ledger, notices, order),
      numbers: () => ledgerNumbers(ledger),
    });
  } finally {
    client.destroy();
  }
}
