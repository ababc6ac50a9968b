import { type ChildProcess, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { mkdir, mkdtemp, rename, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/*
 * Runs the tests that speak to DynamoDB against the official DynamoDB Local instead of the embedded
 * engine: the contracts of the adapters, and the model of the simulation. Skips, and says so, where
 * there is no Java or no DynamoDB Local.
 */

const TESTS = ['test/contracts', 'test/adapters/dynamodb', 'test/simulation/store'];
/** The npm package, of AWS Amplify, that carries DynamoDBLocal.jar 1.25.1. */
const PACKAGE = 'amplify-dynamodb-simulator@2.9.30';
const LICENSE = 'KUAICAN_ACCEPT_DYNAMODB_LOCAL_LICENSE';
/** A folder with DynamoDBLocal.jar, in place of the package. */
const FOLDER = 'KUAICAN_DYNAMODB_LOCAL';
const BOOT_MS = 60_000;
const javaHome = process.env['JAVA_HOME'];
const JAVA = javaHome ? path.join(javaHome, 'bin/java') : 'java';

const root = path.resolve(import.meta.dirname, '..');

async function main(): Promise<number> {
  if (spawnSync(JAVA, ['-version'], { stdio: 'ignore' }).status !== 0) {
    return skipped('there is no java.');
  }
  const given = process.env[FOLDER];
  if (given === undefined && process.env[LICENSE] !== 'yes') {
    return skipped(
      `DynamoDB Local has a license of Amazon's own, which asks for an AWS account in good standing. If it binds you, set ${LICENSE}=yes, or ${FOLDER} to a folder that has it.`,
    );
  }
  const folder = given ?? (await fetchPackage());
  if (folder === undefined) return skipped(`${PACKAGE} cannot be had from the registry.`);
  if (!existsSync(path.join(folder, 'DynamoDBLocal.jar'))) {
    return skipped(`there is no DynamoDBLocal.jar in ${folder}.`);
  }
  return await runTests(folder);
}

function skipped(why: string): number {
  process.stdout.write(`SKIPPED: tests against DynamoDB Local: ${why}\n`);
  return 0;
}

/** Fetched once; the folder of the jar, or undefined. The package's own dependencies are not needed. */
async function fetchPackage(): Promise<string | undefined> {
  const home = path.join(root, 'node_modules/.cache', PACKAGE);
  if (!existsSync(home)) {
    const scratch = await mkdtemp(path.join(tmpdir(), 'dynamodb-local-'));
    const options = { cwd: scratch, encoding: 'utf8' } as const;
    const packed = spawnSync('npm', ['pack', PACKAGE, '--silent'], options);
    const unpacked = spawnSync('tar', ['-xzf', packed.stdout.trim()], options);
    const isThere = packed.status === 0 && unpacked.status === 0;
    if (isThere) {
      await mkdir(path.dirname(home), { recursive: true });
      await rename(path.join(scratch, 'package/emulator'), home);
    }
    await rm(scratch, { recursive: true });
    if (!isThere) return undefined;
  }
  return home;
}

async function runTests(folder: string): Promise<number> {
  const port = await freePort();
  const engine = startEngine(folder, port);
  // Also when this process is stopped: the engine must not outlive it.
  process.once('exit', () => engine.kill('SIGKILL'));
  for (const signal of ['SIGINT', 'SIGTERM'] as const)
    process.once(signal, () => process.exit(130));
  try {
    const endpoint = `http://127.0.0.1:${port}`;
    if (!(await isAnswering(endpoint, engine))) {
      process.stderr.write(`DynamoDB Local did not answer within ${BOOT_MS / 1_000} s.\n`);
      return 1;
    }
    return await vitest(endpoint);
  } finally {
    engine.kill('SIGKILL');
  }
}

function startEngine(folder: string, port: number): ChildProcess {
  const library = `-Djava.library.path=${path.join(folder, 'DynamoDBLocal_lib')}`;
  const options = ['-inMemory', '-sharedDb', '-port', String(port)];
  const jar = path.join(folder, 'DynamoDBLocal.jar');
  return spawn(JAVA, [library, '-jar', jar, ...options], {
    cwd: folder,
    env: { ...process.env, DDB_LOCAL_TELEMETRY: '0' },
    stdio: ['ignore', 'ignore', 'inherit'],
  });
}

async function isAnswering(endpoint: string, engine: ChildProcess): Promise<boolean> {
  const until = Date.now() + BOOT_MS;
  while (Date.now() < until && engine.exitCode === null) {
    const answer = await fetch(endpoint, { signal: AbortSignal.timeout(2_000) }).catch(
      () => undefined,
    );
    if (answer) return true;
    await sleep(200);
  }
  return false;
}

function vitest(endpoint: string): Promise<number> {
  const program = path.join(root, 'node_modules/vitest/vitest.mjs');
  const child = spawn(process.execPath, [program, 'run', ...TESTS], {
    cwd: root,
    env: { ...process.env, KUAICAN_DYNAMODB_ENDPOINT: endpoint },
    stdio: 'inherit',
  });
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
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

process.exitCode = await main();
