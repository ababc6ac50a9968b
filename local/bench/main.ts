import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { partitionFolder } from '../../analytics/facts/layout.ts';
import { daysBefore, type Scope } from '../../analytics/questions/scoped-query.ts';
import { localDate } from '../../core/domain/wall-clock.ts';
import { progress } from '../demo/lunch/progress.ts';
import { seed } from '../seed/seed.ts';
import { sizesOf } from '../seed/sizes.ts';
import { BUSINESS_DAY, SEED_MERCHANT } from '../seed/stores.ts';
import { folderTarget } from '../seed/target.ts';
import { StartupError } from '../startup-error.ts';
import { billTimes } from './bill.ts';
import { againstJsonLines } from './json-lines.ts';
import { notificationFigures } from './notification.ts';
import { askAll, scopeOf } from './questions.ts';

/*
 * `npm run bench`: how fast questions are answered, and how much they read, over a made-up history,
 * beside the naive way; and the few other figures that docs/performance.md promises and a machine can
 * measure in a minute. Ratios carry over to other machines, times do not.
 */

const [DAYS, STORES] = [90, 50];
/** No store has less than ten orders a day. */
const FEWEST = DAYS * STORES * 10;
const LIMIT_MS = 2_000;

const { values } = parseArgs({
  options: {
    orders: { type: 'string', default: '500000' },
    lake: { type: 'string' },
    json: { type: 'string' },
  },
});

const say = (line: string): void => void process.stdout.write(`${line}\n`);
const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(bytes < 1e7 ? 2 : 0);

/** Makes what is asked about, unless there is a folder of it. */
async function makeLake(scratch: string): Promise<string> {
  const folder = path.join(scratch, 'lake');
  const orders = Number(values.orders);
  if (!(orders >= FEWEST)) throw new StartupError(`--orders is a number from ${FEWEST}.`);
  const perDay = Math.ceil(orders / DAYS);
  const given = { days: String(DAYS), stores: String(STORES), seed: '1' };
  const sizes = sizesOf({ ...given, 'orders-per-day': String(perDay) });
  const until = daysBefore(localDate(Date.now(), BUSINESS_DAY.timeZone), 1);
  say(`Making ${values.orders} orders of ${DAYS} days and ${STORES} stores ...`);
  const { step, end } = progress(DAYS);
  const making = { sizes, until, scratch: path.join(scratch, 'seed'), onDay: step };
  const { bytes, ms } = await seed({ ...making, target: folderTarget(folder) });
  end();
  say(`${megabytes(bytes)} MB in ${(ms / 1_000).toFixed(0)} s.`);
  return folder;
}

function daysIn(folder: string): Scope {
  const day = { table: 'orders', merchantId: SEED_MERCHANT, dt: '' } as const;
  const all = path.dirname(path.join(folder, partitionFolder(day)));
  const days = readdirSync(all).flatMap((name) => /^dt=([\d-]{10})$/.exec(name)?.[1] ?? []);
  return scopeOf(days.toSorted()[0] ?? '', days.toSorted().at(-1) ?? '');
}

async function bench(scratch: string): Promise<void> {
  const folder = values.lake ? path.resolve(values.lake) : await makeLake(scratch);
  const scope = daysIn(folder);
  say(`${cpus()[0]?.model}, ${availableParallelism()} cores, Node ${process.version}`);
  say(`\nEvery question over ${scope.from} to ${scope.to}, all stores; the middle of three runs:`);
  const asked = [];
  for await (const one of askAll(folder, scope)) {
    asked.push(one);
    const bytes = one.bytes === undefined ? '?' : megabytes(one.bytes);
    const slow = one.ms > LIMIT_MS ? '  SLOW' : '';
    say(
      `${one.question.padEnd(24)}${one.ms.toFixed(0).padStart(7)} ms${one.cpuMs.toFixed(0).padStart(7)} ms of cores${bytes.padStart(9)} MB${String(one.rows).padStart(7)} rows${slow}`,
    );
  }
  const week = scopeOf(daysBefore(scope.to, 6), scope.to);
  say('\nThe last week of it as JSON lines, the naive way, and the same questions:');
  const naive = await againstJsonLines(folder, week, path.join(scratch, 'json'));
  for (const one of naive) {
    const [times, sizes] = [one.jsonMs / one.parquetMs, one.jsonBytes / one.parquetBytes];
    say(
      `${one.question.padEnd(24)}${one.parquetMs.toFixed(0)} ms beside ${one.jsonMs.toFixed(0)} ms (${times.toFixed(1)}x); ${megabytes(one.parquetBytes)} MB kept beside ${megabytes(one.jsonBytes)} MB (${sizes.toFixed(1)}x)`,
    );
  }
  const notification = notificationFigures();
  const { bareUs, oursUs } = notification;
  say(
    `\nA notification of 34 fields, form and all: ${oursUs.toFixed(0)} us; crypto.verify alone: ${bareUs.toFixed(0)} us (${(oursUs / bareUs).toFixed(2)}x; at most 2x).`,
  );
  const bill = await billTimes();
  say(
    `A bill of 20,000 lines, unzipped, parsed and matched: ${bill.ms.toFixed(0)} ms (at most 3000).`,
  );
  if (values.json) {
    writeFileSync(
      values.json,
      `${JSON.stringify({ asked, naive, notification, bill }, null, 2)}\n`,
    );
  }
}

const scratch = mkdtempSync(path.join(tmpdir(), 'kuaican-bench-'));
try {
  await bench(scratch);
} catch (error) {
  const isKnown = error instanceof StartupError;
  process.stderr.write(`${isKnown ? error.message : (error as Error).stack}\n`);
  process.exitCode = 2;
} finally {
  rmSync(scratch, { recursive: true, force: true });
}
