import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';

/** The newest whose server is among Maven's packages. */
export const TRINO = 476;
export const OLDEST_JAVA = 24;
const PACKAGE = `io.trino:trino-server:${TRINO}:tar.gz`;
/** Brings packages without a project; Maven's own default of it is too old to. */
const COPY = 'org.apache.maven.plugins:maven-dependency-plugin:3.6.1:copy';

const CACHE = path.resolve(import.meta.dirname, '../../node_modules/.cache');
const JVMS = '/usr/lib/jvm';

/** A program that is new enough, or undefined. */
export function findJava(): string | undefined {
  const { JAVA_HOME } = process.env;
  const homes = existsSync(JVMS) ? readdirSync(JVMS).map((name) => path.join(JVMS, name)) : [];
  const programs = [JAVA_HOME, ...homes].flatMap((home) => (home ? [`${home}/bin/java`] : []));
  return [...programs, 'java'].find((java) => {
    const { stderr } = spawnSync(java, ['-version'], { encoding: 'utf8' });
    return Number(/version "(\d+)/.exec(stderr ?? '')?.[1]) >= OLDEST_JAVA;
  });
}

/** The folder of a server: the one that is named, or of the package, which is fetched once. */
export function findTrino(): string | undefined {
  const named = process.env['KUAICAN_TRINO_HOME'];
  if (named !== undefined) return isServer(named) ? named : undefined;
  const home = path.join(CACHE, `trino-server-${TRINO}`);
  if (!isServer(home)) fetchInto(home);
  return isServer(home) ? home : undefined;
}

const isServer = (home: string): boolean =>
  existsSync(path.join(home, 'lib')) && existsSync(path.join(home, 'plugin/hive'));

function fetchInto(home: string): void {
  if (spawnSync('mvn', ['-v'], { stdio: 'ignore' }).status !== 0) return;
  process.stdout.write(`Fetching ${PACKAGE} (800 MB) ...\n`);
  mkdirSync(CACHE, { recursive: true });
  const scratch = mkdtempSync(`${home}-`);
  try {
    const run = (program: string, ...args: string[]): boolean =>
      spawnSync(program, args, { cwd: scratch, stdio: ['ignore', 'ignore', 'inherit'] }).status ===
      0;
    const unpacked = `trino-server-${TRINO}`;
    if (
      run('mvn', '-q', '-B', '-ntp', COPY, `-Dartifact=${PACKAGE}`, '-DoutputDirectory=.') &&
      run('tar', '-xzf', `${unpacked}.tar.gz`)
    ) {
      removeOtherPlugins(path.join(scratch, unpacked, 'plugin'));
      renameSync(path.join(scratch, unpacked), home);
    }
  } finally {
    rmSync(scratch, { recursive: true });
  }
}

/** Each is loaded when the server starts, and most of the package are they. */
function removeOtherPlugins(folder: string): void {
  const others = readdirSync(folder).filter((name) => name !== 'hive');
  for (const name of others) rmSync(path.join(folder, name), { recursive: true });
}
