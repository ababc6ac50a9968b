import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';

import { huntPlantedBugs } from './planted/hunt.ts';
import { WorldPool } from './run/pool.ts';
import { printProgress, printReport } from './run/print.ts';
import { replay, replayWorld } from './run/replay.ts';
import { shrink } from './run/shrink.ts';
import { type Report, simulate } from './run/simulate.ts';
import { swarm } from './run/swarm.ts';
import type { Tape } from './run/tape.ts';

/*
 * `npm run simulate`: the real handlers, workers, sweeper and state machine in a world of models, with
 * every fault at every call. Exits 1 on a violation, and on a cell of the coverage matrix that no fault
 * has hit. docs/money-safety.md
 */

const USAGE = `npm run simulate -- [--payments N] [--seed S] [--threads T] [--report FILE]
  --world S [--bug NAME]   the story of one world
  --tape FILE              plays a tape again
  --swarm                  the pure transition tables, for volume
  --planted | --bug NAME   hunts every planted bug, or one
  --gateway open-platform | global | alipay-plus`;

const options = {
  payments: { type: 'string', default: '5000' },
  seed: { type: 'string', default: '1' },
  threads: { type: 'string' },
  gateway: { type: 'string', default: 'open-platform' },
  report: { type: 'string', default: 'dist/simulation/report.json' },
  tape: { type: 'string' },
  world: { type: 'string' },
  swarm: { type: 'boolean', default: false },
  planted: { type: 'boolean', default: false },
  bug: { type: 'string' },
} as const;

function parsed() {
  try {
    return parseArgs({ options }).values;
  } catch (error) {
    console.error(`${error instanceof Error ? error.message : error}\n\n${USAGE}`);
    process.exit(2);
  }
}
const values = parsed();

const GATEWAYS = ['open-platform', 'global', 'alipay-plus'] as const;
const SHRINK_WITHIN_MS = 60_000;

function number(name: 'payments' | 'seed' | 'threads' | 'world'): number {
  const value = Number(values[name]);
  if (Number.isSafeInteger(value) && value >= 1) return value;
  console.error(`--${name} takes a whole number from 1, not ${values[name]}.`);
  process.exit(2);
}

function gatewayNamed(name: string): (typeof GATEWAYS)[number] {
  const gateway = GATEWAYS.find((known) => known === name);
  if (gateway) return gateway;
  console.error(`--gateway ${name}: there are ${GATEWAYS.join(', ')}.`);
  process.exit(2);
}

async function main(): Promise<boolean> {
  const gateway = gatewayNamed(values.gateway);
  const run = {
    payments: number('payments'),
    firstSeed: number('seed'),
    gateway,
    ...(values.threads !== undefined && { threads: number('threads') }),
    onProgress: printProgress,
  };
  if (values.tape !== undefined) return await replay(values.tape);
  if (values.world !== undefined)
    return await replayWorld({ seed: number('world'), gateway }, values.bug);
  if (values.swarm) return await swarm(run);
  if (values.planted || values.bug !== undefined) return await huntPlantedBugs(run, values.bug);
  const report = await simulate(run);
  printReport(report);
  write(values.report, report);
  await keepTape(report);
  return report.violations.length + report.zeroCells.length + report.never.length === 0;
}

/** The first violation, with nothing in it but the faults that it needs. */
async function keepTape({ gateway, violations }: Report): Promise<void> {
  const [first] = violations;
  if (!first) return;
  const pool = new WorldPool(1);
  try {
    const tape = await shrink(pool, { ...first, gateway }, SHRINK_WITHIN_MS);
    console.log(`It needs ${tape.faults.length} faults. To keep it: test/simulation/tapes/.`);
    write(path.join(path.dirname(values.report), `tape-${first.seed}.json`), tape);
  } finally {
    await pool.close();
  }
}

function write(file: string, value: Report | Tape): void {
  mkdirSync(path.dirname(file), { recursive: true });
  writeFileSync(file, `${JSON.stringify(value, null, 1)}\n`);
  console.log(`Written: ${file}`);
}

try {
  process.exitCode = (await main()) ? 0 : 1;
} catch (error) {
  // Not a finding: the run could not be made.
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 2;
}
