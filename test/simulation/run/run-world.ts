import { check } from '../../../audit/check.ts';
import type { Trace } from '../../../audit/trace.ts';
import type { GatewayName } from '../../../local/alipay-simulator/simulated-merchant.ts';
import { openAgain, openCounter } from '../customers/counter.ts';
import { CALM } from '../drills/drill.ts';
import { DRILLS, type DrillName } from '../drills/drills.ts';
import { judgeDrill } from '../drills/judge.ts';
import { DrillFaults } from '../faults/drill-faults.ts';
import type { FaultSource, TapedFault } from '../faults/fault.ts';
import { SeededFaults, TapedFaults } from '../faults/fault-source.ts';
import type { Chance } from '../world/chance.ts';
import type { WorldConditions } from '../world/conditions.ts';
import { World } from '../world/world.ts';
import { HANDLERS } from './handlers.ts';
import { loadNextHandlers } from './next-handlers.ts';
import { sometimesOf } from './sometimes.ts';

export interface RunOptions {
  readonly seed: number;
  /** At which all merchants are; the Open Platform where it is not named. */
  readonly gateway?: GatewayName | undefined;
  /** These faults and no others; otherwise the seed draws them. */
  readonly tape?: readonly TapedFault[] | undefined;
  /** This trouble instead of the seed's. */
  readonly drill?: DrillName | undefined;
}

export interface Finding {
  readonly invariant: string;
  readonly sentence: string;
  readonly about: string;
}

export interface WorldResult {
  readonly seed: number;
  readonly payments: number;
  readonly events: number;
  readonly violations: readonly Finding[];
  readonly injected: readonly TapedFault[];
  /** Moves of payments that happened, `PENDING > CAPTURED capture`, with their counts. */
  readonly edges: Readonly<Record<string, number>>;
  /** Situations that a run must have met, with their counts. */
  readonly sometimes: Readonly<Record<string, number>>;
}

/** In every so many-th world the rules are judged while everything moves, too. */
const JUDGED_MIDWAY = 4;
const HOUR_MS = 3_600_000;
/** Alipay's last notification comes 25 hours after the first. */
const REST_MS = 27 * HOUR_MS;

const RESTLESS: Finding = {
  invariant: 'rest',
  sentence: 'A day after the last fault there is still no end of work.',
  about: '',
};

/** One world from its first order to a day after the last fault, and what the checker says of it. */
export async function runWorld(options: RunOptions): Promise<WorldResult & { trace: Trace }> {
  const { seed } = options;
  const drill = options.drill && DRILLS[options.drill];
  const world = new World({
    seed,
    gateway: options.gateway,
    handlers: HANDLERS,
    nextHandlers: drill && (await loadNextHandlers()),
    conditions: drill ? { ...CALM, ...('conditions' in drill && drill.conditions) } : {},
    faults: (chance, conditions) => faultsOf(options, chance, conditions),
  });
  await world.open();
  openCounter(world);
  if (drill && 'act' in drill) drill.act(world);
  await world.time.runUntil(world.time.now + (drill?.troubleMs ?? world.conditions.troubleMs));
  const isJudged = !drill && seed % JUDGED_MIDWAY === 0;
  const midway = isJudged ? findingsOf(options, world.trace(false)) : [];
  world.heal();
  openAgain(world);
  const isAtRest = await world.time.runUntil(world.time.now + REST_MS);
  world.workflows.close();
  const trace = world.trace(isAtRest);
  return {
    seed,
    payments: trace.books.orders.reduce((sum, { payments }) => sum + payments.length, 0),
    events: world.time.count,
    violations: [...midway, ...(isAtRest ? [] : [RESTLESS]), ...findingsOf(options, trace)],
    injected: world.injected,
    edges: edgesOf(trace),
    sometimes: sometimesOf(trace),
    trace,
  };
}

function faultsOf(
  { tape, drill }: RunOptions,
  chance: Chance,
  { profile }: WorldConditions,
): FaultSource {
  if (tape) return new TapedFaults(tape);
  if (!drill) return new SeededFaults(chance, profile);
  const trouble = DRILLS[drill];
  return new DrillFaults(chance, 'fault' in trouble ? trouble.fault : () => undefined);
}

function findingsOf({ drill }: RunOptions, trace: Trace): Finding[] {
  const { violations } = check(trace);
  const found = violations.map(({ id, sentence, outTradeNo, orderId }) => ({
    invariant: id,
    sentence,
    about: outTradeNo ?? orderId ?? '',
  }));
  if (!drill) return found;
  const trouble = DRILLS[drill];
  const except = Object.keys('except' in trouble ? trouble.except : {});
  return [...found, ...judgeDrill(trace).map((fault) => ({ ...fault, about: drill }))].filter(
    ({ invariant }) => !except.some((id) => invariant.startsWith(id)),
  );
}

function edgesOf({ events }: Trace): Record<string, number> {
  const edges: Record<string, number> = {};
  for (const event of events) {
    if (event.by !== 'store' || event.kind !== 'entry') continue;
    for (const change of event.entry.changes) {
      if (change.part !== 'payment') continue;
      const edge = `${change.from ?? 'new'} > ${change.to} ${event.entry.what}`;
      edges[edge] = (edges[edge] ?? 0) + 1;
    }
  }
  return edges;
}
