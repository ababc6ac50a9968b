import { cpSync, rmSync } from 'node:fs';
import path from 'node:path';
import { dynamoDbClient } from '../adapters/dynamodb/client.ts';
import { DynamoDbDirectory } from '../adapters/dynamodb/directory.ts';
import { DEPLOYED_PAGES, SIMULATOR_PAGES } from '../web/hosting/pages.ts';
import { type RunningSimulator, startSimulator } from './alipay-simulator/start-simulator.ts';
import { bootTemplate } from './boot.ts';
import { openClock } from './clock.ts';
import { lockDataFolder } from './data-lock.ts';
import { simulatedOf, strangerOf } from './demo/access.ts';
import { type DemoKeys, demoKeys } from './demo/keys.ts';
import { DEMO_MERCHANTS } from './demo/merchants.ts';
import { answerDemo, type Demo } from './demo/page-api.ts';
import { type DemoStore, seedDemo } from './demo/seed.ts';
import { demoTokenKeys } from './demo/token-keys.ts';
import { DEVELOPMENT_CLIENT } from './issuer/authorisation.ts';
import { startIssuer } from './issuer/issuer.ts';
import { writeJsonFile } from './json-file.ts';
import { portTaken } from './local-server.ts';
import { prepare } from './prepare.ts';
import type { Settings } from './settings.ts';

/** What KUAICAN_READY_FILE gets. */
export interface ReadyFile {
  readonly apiUrl: string;
  readonly simulatorUrl: string;
  readonly webUrl: string;
  readonly issuerUrl: string;
  readonly stores: readonly DemoStore[];
  /** Points any AWS SDK, or the AWS CLI, at the local engines, and names the stack's resources. */
  readonly environment: Readonly<Record<string, string>>;
}

export interface RunningServer {
  readonly ready: ReadyFile;
  close(): Promise<void>;
}

export interface ServerEvents {
  /** Takes a line for the person who runs it. */
  readonly log: (line: string) => void;
  /** Called when the server cannot go on. */
  readonly onDeath: (reason: string) => void;
}

const root = path.resolve(import.meta.dirname, '..');
const stage = 'sandbox';
const pagesDir = path.join(root, 'web', 'dist');

/**
 * Starts everything that `npm start` is: the stack, the Alipay simulator, the demo. Writes the ready
 * file last. Throws StartupError for what the person at the terminal can fix.
 */
export async function startServer(
  settings: Settings,
  events: ServerEvents,
): Promise<RunningServer> {
  const cleanup = new AsyncDisposableStack();
  try {
    const ready = await start(settings, events, cleanup);
    return { ready, close: () => cleanup.disposeAsync() };
  } catch (error) {
    await cleanup.disposeAsync();
    throw error;
  }
}

async function start(
  settings: Settings,
  events: ServerEvents,
  cleanup: AsyncDisposableStack,
): Promise<ReadyFile> {
  const { dataDir, port, timeScale, dynamoDbEndpoint, readyFile } = settings;
  cleanup.defer(lockDataFolder(dataDir));
  rmSync(readyFile, { force: true });
  const { templateFile, assetsDir } = await deployInto(dataDir);

  const clock = openClock(path.join(dataDir, 'clock.json'), timeScale);
  cleanup.defer(() => clock.close());
  const keys = demoKeys(dataDir, settings.demoKeysFile);
  const simulator = await startAlipay(settings, keys, () => clock.nowMs());
  cleanup.defer(() => simulator.close());
  const issuer = await startIssuer(settings.issuerPort, dataDir, () => clock.nowMs());
  cleanup.defer(() => issuer.close());
  let demo: Demo | undefined;
  const stack = await bootTemplate({
    ...{ templateFile, assetsDir, dataDir, port, clock, dynamoDbEndpoint, ...events },
    pages: {
      ...{ folder: pagesDir, names: DEPLOYED_PAGES, connectTo: [issuer.url] },
      config: { stage, signIn: { issuer: issuer.url, clientId: DEVELOPMENT_CLIENT } },
    },
    answerLocal: (request) => answerDemo(request, demo),
    issuerUrl: issuer.url,
  });
  cleanup.defer(() => stack.close());

  const stores = await seedDemo({
    directory: new DynamoDbDirectory(
      dynamoDbClient({
        endpoint: stack.environment['AWS_ENDPOINT_URL_DYNAMODB'] ?? '',
        region: stack.environment['AWS_REGION'] ?? '',
        credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
      }),
      stack.environment['TABLE_NAME'] ?? '',
    ),
    putSecret: async (name, value) =>
      stack.putSecret(`kuaican/${stage}/${name}`, JSON.stringify(value)),
    apiUrl: stack.apiUrl,
    simulatorUrl: simulator.url,
    keys,
    tokenKeys: await demoTokenKeys(dataDir),
    now: () => clock.nowMs(),
  });
  stack.startWork();
  const { apiUrl, environment } = stack;
  const urls = { apiUrl, simulatorUrl: simulator.url, webUrl: apiUrl, issuerUrl: issuer.url };
  const ready: ReadyFile = { ...urls, stores, environment };
  demo = { ...ready, timeScale };
  writeJsonFile(readyFile, ready, 0o600);
  return ready;
}

/** A server runs its own copy of the stack, which a later build beside it cannot pull away. */
async function deployInto(dataDir: string): Promise<{ templateFile: string; assetsDir: string }> {
  const built = await prepare(path.join(root, 'cdk.out', 'local'));
  const assetsDir = path.join(dataDir, 'stack');
  rmSync(assetsDir, { recursive: true, force: true });
  // What is zipped is for functions of other languages, which only deployments call.
  const filter = (file: string): boolean => !file.endsWith('.zip');
  cpSync(path.dirname(built), assetsDir, { recursive: true, filter });
  return { templateFile: path.join(assetsDir, path.basename(built)), assetsDir };
}

/** Alipay, which knows the merchants of the demo. Throws StartupError when its port is taken. */
async function startAlipay(
  { dataDir, simulatorPort, timeScale }: Settings,
  keys: DemoKeys,
  now: () => number,
): Promise<RunningSimulator> {
  try {
    return await startSimulator({
      port: simulatorPort,
      dataFile: path.join(dataDir, 'alipay.sqlite'),
      now,
      timeScale,
      pages: { folder: pagesDir, names: SIMULATOR_PAGES, connectTo: [] },
      merchants: [
        ...DEMO_MERCHANTS.map((merchant) => simulatedOf(merchant, keys)),
        strangerOf(keys),
      ],
    });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EADDRINUSE') throw error;
    throw portTaken(simulatorPort, 'SIMULATOR_PORT');
  }
}
