import type { Progress, Report } from './simulate.ts';

const MAX_SHOWN = 10;

/** One line that is written over, on a terminal only. */
export function printProgress({ worlds, payments, violations }: Progress): void {
  if (!process.stderr.isTTY) return;
  process.stderr.write(`\r${payments} payments in ${worlds} worlds, ${violations} violations `);
}

/** The report in a screenful. */
export function printReport(report: Report): void {
  const { payments, worlds, events, seconds, threads, firstSeed, lastSeed } = report;
  if (process.stderr.isTTY) process.stderr.write('\n');
  console.log(
    `${payments} payments in ${worlds} worlds (seeds ${firstSeed} to ${lastSeed}), ${events} events, ` +
      `${seconds.toFixed(1)} s on ${threads} threads: ` +
      `${report.paymentsPerSecondPerThread} payments a second on each.`,
  );
  printCoverage(report);
  printNames('Never came about', report.never);
  printNames('No fault has hit', report.zeroCells);
  printViolations(report);
  const missing = report.zeroCells.length + report.never.length;
  if (missing > 0) {
    console.log(
      `FAILED: ${missing} cells and situations were not met; a run of 9,000 payments meets all.`,
    );
  } else if (report.violations.length === 0) console.log('PASSED');
}

function printCoverage({ coverage, edges, sometimes }: Report): void {
  const cells = Object.values(coverage).flatMap((row) => Object.values(row));
  const hits = cells.reduce((sum, n) => sum + n, 0);
  console.log(
    `${hits} faults in ${cells.filter((n) => n > 0).length} of ${cells.length} cells ` +
      `(${Object.keys(coverage).length} call sites), least ${Math.min(...cells)}; ` +
      `${Object.keys(edges).length} moves of payments, ` +
      `${Object.keys(sometimes).length} situations that must come about.`,
  );
}

function printNames(title: string, names: readonly string[]): void {
  if (names.length === 0) return;
  console.log(`${title} (${names.length}):`);
  for (const name of names.slice(0, MAX_SHOWN * 4)) console.log(`  ${name}`);
}

function printViolations({ violations }: Report): void {
  if (violations.length === 0) {
    console.log('No invariant was violated.');
    return;
  }
  console.log(`${violations.length} VIOLATIONS:`);
  for (const { seed, invariant, about, sentence } of violations.slice(0, MAX_SHOWN)) {
    console.log(`  seed ${seed}  ${invariant}  ${about}: ${sentence}`);
  }
  const [first] = violations;
  if (first) console.log(`Its story: npm run simulate -- --world ${first.seed}`);
}
