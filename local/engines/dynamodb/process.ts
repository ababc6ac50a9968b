import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type AwsJsonCall, awsJsonClient } from '../../aws-json.ts';
import { StartupError } from '../../startup-error.ts';
import { rememberPid, spawnBound, stopChild, stopLeftover } from '../child-process.ts';
import { freePort } from '../free-port.ts';
import { dynoxideBinary } from './binary.ts';
import { indexStreamRecords } from './stream-records.ts';

export interface DynamoDbEngine {
  readonly endpoint: string;
  readonly call: AwsJsonCall;
  close(): Promise<void>;
}

export interface DynamoDbOptions {
  readonly dataDir: string;
  /** An engine that is running already (KUAICAN_DYNAMODB_ENDPOINT); then nothing is started. */
  readonly endpoint?: string | undefined;
  /** Called when the engine dies by itself: nothing works without it. */
  readonly onDeath: (reason: string) => void;
}

/** The file, under the data folder, that holds all tables. */
export const databaseFile = (dataDir: string): string => path.join(dataDir, 'dynamodb.sqlite');

/** Starts the DynamoDB engine over the data folder's database and waits until it answers. */
export async function startDynamoDb(options: DynamoDbOptions): Promise<DynamoDbEngine> {
  if (options.endpoint !== undefined) {
    const call = awsJsonClient(options.endpoint);
    await untilAnswering(call, () => undefined, options.endpoint);
    return { endpoint: options.endpoint, call, close: async () => undefined };
  }
  const { dataDir } = options;
  mkdirSync(dataDir, { recursive: true });
  const database = databaseFile(dataDir);
  const pidFile = path.join(dataDir, 'dynamodb.pid');
  await stopLeftover(pidFile, database);

  const port = await freePort();
  const binary = dynoxideBinary(path.join(dataDir, 'engines'));
  const child = spawnBound(binary, ['--db-path', database, '--port', String(port)]);
  rememberPid(pidFile, child);
  let complaint = '';
  let ended: string | undefined;
  let closing = false;
  child.stderr?.on('data', (text: Buffer) => {
    complaint = String(text).slice(-500).trim();
  });
  const died = (reason: string): void => {
    ended = `The DynamoDB engine stopped (${reason}): ${complaint}`;
    if (!closing) options.onDeath(ended);
  };
  child.on('error', (error) => died(error.message));
  child.on('exit', (code, signal) => died(String(code ?? signal)));

  const endpoint = `http://127.0.0.1:${port}`;
  const call = awsJsonClient(endpoint);
  await untilAnswering(call, () => ended, endpoint);
  indexStreamRecords(database);
  return {
    endpoint,
    call,
    close: async () => {
      closing = true;
      await stopChild(child);
    },
  };
}

async function untilAnswering(
  call: AwsJsonCall,
  ended: () => string | undefined,
  endpoint: string,
): Promise<void> {
  const giveUpMs = Date.now() + 10_000;
  for (;;) {
    const reason = ended();
    if (reason !== undefined) throw new StartupError(reason);
    try {
      await call('DynamoDB_20120810.ListTables', {});
      return;
    } catch {
      if (Date.now() > giveUpMs) {
        throw new StartupError(`No DynamoDB engine answers at ${endpoint}.`);
      }
      await sleep(5);
    }
  }
}
