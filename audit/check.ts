import type { Facts } from './facts.ts';
import { indexTrace } from './index-trace.ts';
import type { Fault, Invariant } from './invariant.ts';
import { INVARIANTS, NOT_YET } from './invariants/table.ts';
import type { Conditions, Trace } from './trace.ts';

export interface Violation extends Fault {
  readonly id: string;
}

export interface Verdict {
  readonly violations: readonly Violation[];
  /** Ids of the rules that were judged. */
  readonly judged: readonly string[];
  readonly notJudged: readonly { readonly id: string; readonly reason: string }[];
}

/**
 * Judges a trace by every rule for which somebody has watched, or only by those named.
 * While anything moves, at-rest rules are judged for the payments that are at their end by themselves:
 * captured and confirmed, dead and no longer watched, or returned, with no refund under way.
 */
export const check = (trace: Trace, only?: readonly string[]): Verdict =>
  judge(indexTrace(trace), only);

/** The same for a trace that is indexed already. */
export function judge(facts: Facts, only?: readonly string[]): Verdict {
  const violations: Violation[] = [];
  const judged: string[] = [];
  const notJudged: { id: string; reason: string }[] = [];
  for (const invariant of INVARIANTS) {
    const { id } = invariant;
    if (only && !only.includes(id)) continue;
    const reason = obstacle(invariant, facts.trace.conditions);
    if (reason !== undefined) {
      notJudged.push({ id, reason });
      continue;
    }
    judged.push(id);
    for (const fault of invariant.check(facts)) violations.push({ id, ...fault });
  }
  return { violations, judged, notJudged: only ? notJudged : [...notJudged, ...NOT_YET] };
}

/** Why these conditions do not let the rule be judged. */
function obstacle(invariant: Invariant, conditions: Conditions): string | undefined {
  const { needs, kinds = [], whole } = invariant;
  const { observed, unrecorded = [], atRest } = conditions;
  const blind = needs.find((observer) => !observed.includes(observer));
  if (blind !== undefined) return `nobody watched ${blind}`;
  const missing = kinds.find((kind) => unrecorded.includes(kind));
  if (missing !== undefined) return `no ${missing} events were recorded`;
  return whole && !atRest ? 'not everything is at rest' : undefined;
}
