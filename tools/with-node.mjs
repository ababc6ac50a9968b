// Runs a command on the Node that the Lambdas run on (package `node`, a dev dependency), whatever
// Node started npm. `npm ci --ignore-scripts` leaves that package without its binary; then its one
// install step is run here. Plain JavaScript, because Node 20 must be able to run this file.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { constants } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';

const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const bin = path.join(root, 'node_modules', '.bin');
const node24 = path.join(root, 'node_modules', 'node', 'bin', 'node');

if (!existsSync(node24)) {
  console.error('Fetching Node 24 (its install step was skipped) ...');
  const step = spawnSync('npm', ['rebuild', '--ignore-scripts=false', 'node', 'esbuild'], {
    cwd: root,
    stdio: 'inherit',
  });
  if (step.status !== 0 || !existsSync(node24)) {
    console.error(
      'Node 24 could not be installed. Run `npm ci` without --ignore-scripts and try again.',
    );
    process.exit(1);
  }
}

const [command = '', ...args] = process.argv.slice(2);
const isScript = /\.(ts|mts|mjs|js)$/.test(command);
const searchPath = [path.dirname(node24), bin, process.env.PATH].join(path.delimiter);
const child = spawn(
  isScript ? node24 : path.join(bin, command),
  isScript ? [command, ...args] : args,
  {
    stdio: 'inherit',
    env: { ...process.env, PATH: searchPath, AWS_SDK_JS_SUPPRESS_MAINTENANCE_MODE_MESSAGE: '1' },
  },
);
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
child.on('error', (error) => {
  console.error(`${command}: ${error.message}`);
  process.exit(127);
});
child.on('exit', (code, signal) => process.exit(code ?? 128 + (constants.signals[signal] ?? 0)));
