import { type ChildProcess, spawn } from 'node:child_process';
import { mkdirSync, openSync, readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { type Run, trinoClient } from './trino-client.ts';

const BOOT_MS = 180_000;
const CATALOG = 'lake';

export interface Place {
  readonly java: string;
  readonly home: string;
  /** For its configuration, its catalogue of tables and its log. */
  readonly scratch: string;
}

/** A server of its own, without the launcher, which is not there for every machine. */
export async function startTrino(place: Place): Promise<AsyncDisposable & { readonly run: Run }> {
  const port = await freePort();
  configure(place, port);
  const log = path.join(place.scratch, 'server.log');
  const server = spawn(place.java, jvmArguments(place), {
    cwd: place.scratch,
    stdio: ['ignore', openSync(log, 'w'), openSync(log, 'a')],
  });
  // Also when this process is stopped: the server must not outlive it.
  process.once('exit', () => server.kill('SIGKILL'));
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => process.exit(130));
  const origin = `http://127.0.0.1:${port}`;
  if (!(await isReady(origin, server))) {
    server.kill('SIGKILL');
    throw new Error(`Trino did not start.\n${readFileSync(log, 'utf8').slice(-4_000)}`);
  }
  return {
    run: trinoClient(origin, CATALOG),
    [Symbol.asyncDispose]: async () => {
      server.kill('SIGKILL');
    },
  };
}

function configure({ home, scratch }: Place, port: number): void {
  const write = (file: string, properties: Readonly<Record<string, string | number>>): void => {
    const lines = Object.entries(properties).map(([name, value]) => `${name}=${value}\n`);
    writeFileSync(path.join(scratch, file), lines.join(''));
  };
  mkdirSync(path.join(scratch, 'catalog'));
  write('config.properties', {
    coordinator: 'true',
    'node-scheduler.include-coordinator': 'true',
    'http-server.http.port': port,
    'discovery.uri': `http://127.0.0.1:${port}`,
    'node.environment': 'test',
    'plugin.dir': path.join(home, 'plugin'),
    'catalog.config-dir': path.join(scratch, 'catalog'),
  });
  write('log.properties', { '': 'WARN' });
  // The whole file system is one location, so that tables and their catalogue lie in two folders.
  write(`catalog/${CATALOG}.properties`, {
    'connector.name': 'hive',
    'hive.metastore': 'file',
    'hive.metastore.catalog.dir': `local://${scratch}/metastore`,
    'fs.native-local.enabled': 'true',
    'local.location': '/',
    'hive.non-managed-table-writes-enabled': 'true',
  });
}

const jvmArguments = ({ home, scratch }: Place): string[] => [
  ...['-Xmx2G', '-XX:+UseSerialGC', '-XX:TieredStopAtLevel=1'],
  ...['--add-modules=jdk.incubator.vector', '--enable-native-access=ALL-UNNAMED'],
  ...['--sun-misc-unsafe-memory-access=allow', '-Djdk.attach.allowAttachSelf=true'],
  ...[`-Dconfig=${scratch}/config.properties`, `-Dlog.levels-file=${scratch}/log.properties`],
  ...[`-Dnode.data-dir=${scratch}`, '-cp', `${home}/lib/*`, 'io.trino.server.TrinoServer'],
];

async function isReady(origin: string, server: ChildProcess): Promise<boolean> {
  const until = Date.now() + BOOT_MS;
  while (Date.now() < until && server.exitCode === null) {
    const info = await fetch(`${origin}/v1/info`, { signal: AbortSignal.timeout(2_000) })
      .then((answer) => answer.json() as Promise<{ readonly starting: boolean }>)
      .catch(() => undefined);
    if (info?.starting === false) return true;
    await sleep(250);
  }
  return false;
}

const freePort = (): Promise<number> =>
  new Promise((resolve, reject) => {
    const probe = createServer().on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
