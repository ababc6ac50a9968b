import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { stageCheckout } from './mutation/stage.ts';
import {
  type Accepted,
  compare,
  type Mutant,
  percent,
  type Report,
  scoreOf,
  survivorsIn,
  withoutSurvivors,
} from './mutation/survivors.ts';

/*
 * Breaks the money code in every small way that Stryker knows, and lets the unit tests find out.
 * `npm run mutate` takes all of it, `npm run mutate -- core/domain/money.ts` one file or several.
 * Fails when less than 90 % are found out, or when something survives that
 * test/mutation/survivors.json does not explain. Results are kept in coverage/mutation, and only what
 * survived or changed is tried again; `--force` begins anew.
 */

const LEAST_PERCENT = 90;
const root = path.resolve(import.meta.dirname, '..');
const out = path.join(root, 'coverage', 'mutation');
const stage = path.join(out, 'checkout');

function read<T>(...file: string[]): T {
  return JSON.parse(readFileSync(path.join(...file), 'utf8')) as T;
}

function forgetSurvivors(): void {
  const incremental = path.join(out, 'incremental.json');
  if (!existsSync(incremental)) return;
  writeFileSync(incremental, JSON.stringify(withoutSurvivors(read<Report>(incremental))));
}

/** Prints a file's score and what it leaves unexplained. */
function show(file: string, mutants: readonly Mutant[], accepted: readonly Accepted[]): number {
  const score = scoreOf(mutants);
  const source = readFileSync(path.join(root, file), 'utf8');
  const { unexplained, stale } = compare(survivorsIn(source, mutants), accepted);
  const figures = `${percent(score).toFixed(1).padStart(5)} %  ${score.killed}/${score.tried}`;
  console.log(`${figures.padEnd(20)} ${file}`);
  for (const { at, line, mutant } of unexplained) {
    console.log(`  line ${at} survives, unexplained\n    - ${line}\n    + ${mutant}`);
  }
  for (const { mutant } of stale) console.log(`  explained, but does not survive: ${mutant}`);
  return unexplained.length;
}

function report(only: readonly string[]): boolean {
  const accepted = read<Record<string, Accepted[]>>(root, 'test', 'mutation', 'survivors.json');
  const files = Object.entries(read<Report>(out, 'report.json').files)
    .filter(([file]) => only.length === 0 || only.includes(file))
    .sort(([a], [b]) => (a < b ? -1 : 1));
  const left = files.map(([file, { mutants }]) => show(file, mutants, accepted[file] ?? []));
  const unexplained = left.reduce((sum, n) => sum + n, 0);

  const all = files.flatMap(([, { mutants }]) => mutants);
  const count = (status: string): number => all.filter((m) => m.status === status).length;
  const score = scoreOf(all);
  console.log(
    [
      `\n${percent(score).toFixed(1)} % of ${score.tried} mutants killed,`,
      `${count('Timeout')} of them by running too long; ${score.tried - score.killed} survive,`,
      `${unexplained} of them without a reason. ${all.filter((m) => m.static).length} mutants act`,
      `while their file is loaded (tables), ${count('Ignored')} in sentences for people were left out.`,
    ].join(' '),
  );
  return percent(score) >= LEAST_PERCENT && unexplained === 0;
}

const args = process.argv.slice(2);
const only = args.filter((arg) => !arg.startsWith('--'));
const options = args.filter((arg) => arg.startsWith('--'));
stageCheckout(root, stage);
forgetSurvivors();
const selection = only.length > 0 ? ['--mutate', only.join(',')] : [];
const { status } = spawnSync('stryker', ['run', ...selection, ...options], {
  cwd: stage,
  stdio: 'inherit',
});
if (status !== 0) process.exit(1);
process.exit(report(only) ? 0 : 1);
