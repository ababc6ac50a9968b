import { spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';

/**
 * `npm test`: every test. First what computes, beside the pages in a browser, which mostly wait; then the
 * whole server alone, whose stories are told by the second. Vitest alone would run all of them one after
 * the other, with a core idle. With arguments it is Vitest itself: `npm test -- test/core`.
 */
const ROUNDS = [
  { parts: ['unit', 'contract', 'infra', 'simulation'], pages: ['browser'] },
  { server: ['scenario'] },
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
const lanes: { readonly status: number; readonly report: Report | undefined }[] = [];
for (const round of ROUNDS) {
  const ended = Object.entries(round).map(([lane, projects]) => runLane(lane, projects));
  lanes.push(...(await Promise.all(ended)));
}
rmSync(folder, { recursive: true, force: true });

const sum = (key: keyof Report): number =>
  lanes.reduce((total, { report }) => total + (report?.[key] ?? 0), 0);
const seconds = ((performance.now() - started) / 1_000).toFixed(0);
console.log(
  `\n${sum('numPassedTests')} passed, ${sum('numFailedTests')} failed, ` +
    `${sum('numPendingTests')} skipped, in ${seconds} s`,
);
// A lane that wrote no report has not run: that is a failure, whatever it says of itself.
process.exit(lanes.every(({ status, report }) => status === 0 && report !== undefined) ? 0 : 1);

async function runLane(lane: string, projects: readonly string[]) {
  const file = path.join(folder, `${lane}.json`);
  const status = await run(
    [
      ...['run', ...projects.flatMap((project) => ['--project', project])],
      ...['--reporter=default', '--reporter=json', `--outputFile.json=${file}`],
    ],
    lane,
  );
  return { status, report: status > 1 ? undefined : readReport(file) };
}

/** @param lane Put before each line of its output. Without it the terminal is Vitest's own. */
function run(vitestArgs: readonly string[], lane?: string): Promise<number> {
  const child = spawn('vitest', vitestArgs, {
    stdio: ['inherit', lane === undefined ? 'inherit' : 'pipe', 'inherit'],
  });
  if (child.stdout !== null) {
    createInterface({ input: child.stdout }).on('line', (line) => console.log(`${lane} | ${line}`));
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
