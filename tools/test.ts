import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

/**
 * `npm test`: every test, in two lanes side by side: what computes and then the whole server, one file at
 * a time; and the pages in a browser, which mostly wait. Vitest alone would run all of them one after the
 * other, with a core idle. With arguments it is Vitest itself: `npm test -- test/core`.
 */
const LANES = [
  { parts: ['unit', 'contract', 'infra', 'simulation'], server: ['scenario'] },
  { pages: ['browser'] },
] as const;

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
}

const args = process.argv.slice(2);
if (args.length > 0) process.exit(await run(['run', ...args]));

const folder = mkdtempSync(path.join(os.tmpdir(), 'kuaican-tests-'));
const started = performance.now();
const runs = (await Promise.all(LANES.map(runLane))).flat();
rmSync(folder, { recursive: true, force: true });

const sum = (key: keyof Report): number =>
  runs.reduce((total, { report }) => total + (report?.[key] ?? 0), 0);
const seconds = ((performance.now() - started) / 1_000).toFixed(0);
console.log(
  `\n${sum('numPassedTests')} passed, ${sum('numFailedTests')} failed, ` +
    `${sum('numPendingTests')} skipped, in ${seconds} s`,
);
// What wrote no report has not run: that is a failure, whatever it says of itself.
process.exit(runs.every(({ status, report }) => status === 0 && report !== undefined) ? 0 : 1);

interface Run {
  readonly status: number;
  readonly report: Report | undefined;
}

async function runLane(lane: Readonly<Record<string, readonly string[]>>): Promise<Run[]> {
  const ended: Run[] = [];
  for (const [name, projects] of Object.entries(lane)) {
    const file = path.join(folder, `${name}.json`);
    const status = await run(
      [
        ...['run', ...projects.flatMap((project) => ['--project', project])],
        ...['--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
      ],
      name,
    );
    ended.push({ status, report: status > 1 ? undefined : readReport(file) });
  }
  return ended;
}

/** @param name Put before each line of its output. Without it the terminal is Vitest's own. */
function run(vitestArgs: readonly string[], name?: string): Promise<number> {
  const child = spawn('vitest', vitestArgs, {
    stdio: ['inherit', name === undefined ? 'inherit' : 'pipe', 'inherit'],
  });
  if (child.stdout !== null) {
    createInterface({ input: child.stdout }).on('line', (line) => console.log(`${name} | ${line}`));
  }
  return new Promise((resolve) => {
    child.on('error', () => resolve(2));
    child.on('close', (code) => resolve(code ?? 2));
  });
}

function readReport(file: string): Report | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Report;
  } catch {
    return undefined;
  }
}
