import { PAYMENT_TRANSITIONS } from '../../../core/domain/payment-states.ts';
import { settle } from '../../../core/domain/settle.ts';
import type { Rules, Transition } from './store.ts';
import { walk } from './walk/walk.ts';

export interface SwarmViolation {
  readonly seed: number;
  readonly invariant: string;
  readonly sentence: string;
  /** Everything that happened, a line each. */
  readonly trace: readonly string[];
}

export interface SwarmResult {
  readonly payments: number;
  readonly violations: readonly SwarmViolation[];
  /** How often each cell of PAYMENT_TRANSITIONS was taken: `state event: transition`; 0 for those never seen. */
  readonly transitions: ReadonlyMap<string, number>;
  readonly seconds: number;
}

export interface Swarm {
  readonly firstSeed: number;
  readonly payments: number;
  readonly rules?: Rules;
  /** Called after every 1,000 payments. */
  readonly onProgress?: (progress: { payments: number; violations: number }) => void;
}

const PROGRESS_EVERY = 1_000;

/**
 * Random walks of the model in real times: each seed draws its own faults, delays and people for one
 * payment, and is checked in every state and at rest. The same seed does the same.
 */
export function runSwarm({
  firstSeed,
  payments,
  rules = { settle },
  onProgress,
}: Swarm): SwarmResult {
  const begun = process.hrtime.bigint();
  const transitions = new Map<string, number>(allCells().map((cell) => [cell, 0]));
  const violations: SwarmViolation[] = [];
  const count = (transition: Transition): void => {
    const cell = cellOf(transition);
    transitions.set(cell, (transitions.get(cell) ?? 0) + 1);
  };
  for (let n = 0; n < payments; n++) {
    const seed = firstSeed + n;
    const broken = walk(seed, rules, { committed: count });
    if (broken) violations.push({ seed, ...broken, trace: storyOf(seed, rules) });
    if ((n + 1) % PROGRESS_EVERY === 0) {
      onProgress?.({ payments: n + 1, violations: violations.length });
    }
  }
  const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
  return { payments, violations, transitions, seconds };
}

/** The same walk again, told. */
export function storyOf(seed: number, rules: Rules = { settle }): string[] {
  const lines: string[] = [];
  walk(seed, rules, { told: (line) => lines.push(line) });
  return lines;
}

const cellOf = ({ from, event, what }: Transition): string =>
  event ? `${from} ${event.kind}: ${what}` : `${from}: ${what}`;

const allCells = (): string[] =>
  Object.entries(PAYMENT_TRANSITIONS).flatMap(([state, rules]) =>
    Object.entries(rules).map(([event, what]) => `${state} ${event}: ${what}`),
  );
