import { settle } from '../../../core/domain/settle.ts';
import { searchBeginnings } from './beginnings.ts';
import type { Scope } from './search/choices.ts';
import { momentName } from './search/moments.ts';
import { type Path, Search } from './search/search.ts';
import type { Rules } from './store.ts';
import { tell } from './story.ts';

/*
 * Every state that the real rules can reach with one payment, within bounds that fit a minute. Two
 * faults are two crashes, or a crash and a lost answer, and so on, beside whatever becomes of the pay
 * request and its buyer. Three processes meet less often than two, and a frozen one adds only that it
 * acts later, so these are searched with fewer faults.
 */
export const SCOPES: Readonly<Record<string, Scope>> = {
  'two at work, two faults': { processes: 2, sleepers: 0, faults: 2 },
  'three at work, no fault': { processes: 3, sleepers: 0, faults: 0 },
  'one of two asleep, one fault': { processes: 2, sleepers: 1, faults: 1 },
};

export interface Exploration {
  readonly states: number;
  readonly edges: number;
  /** Actions on the longest of the shortest ways from the beginning. */
  readonly depth: number;
  readonly seconds: number;
  readonly violations: number;
  /** The violation that needs the fewest faults, with all that led to it. */
  readonly first?: {
    readonly invariant: string;
    readonly sentence: string;
    readonly trace: readonly string[];
  };
}

/** Visits everything; with `stopsEarly` no more than it takes to break a rule once. */
export function explore(
  scope: Scope,
  {
    rules = { settle },
    stopsEarly = false,
  }: { readonly rules?: Rules; readonly stopsEarly?: boolean } = {},
): Exploration {
  const begun = process.hrtime.bigint();
  const search = new Search(rules, searchBeginnings(), scope, { stopsEarly });
  search.run();
  const seconds = Number(process.hrtime.bigint() - begun) / 1e9;
  const { states, edges, depth, violations } = search;
  const [first] = violations;
  const found = { states, edges, depth, seconds, violations: violations.length };
  if (!first) return found;
  const { invariant, sentence } = first;
  return { ...found, first: { invariant, sentence, trace: linesOf(search.pathOf(first)) } };
}

const linesOf = (path: Path): string[] =>
  path.flatMap(({ action, state }, n) => {
    const before = path[n - 1]?.state;
    return action && before ? [tell(before, action, state, momentName(before))] : [];
  });

/** A line of figures, and after a violation its story. */
export function report(name: string, found: Exploration): string {
  const { states, edges, depth, seconds, violations, first } = found;
  const figures =
    `${name}: ${states} states, ${edges} edges, depth ${depth}, ` +
    `${seconds.toFixed(1)} s, ${violations} violations`;
  if (!first) return figures;
  return [
    figures,
    `  ${first.invariant}: ${first.sentence}`,
    ...first.trace.map((l) => `    ${l}`),
  ].join('\n');
}

if (import.meta.main) {
  const found = Object.entries(SCOPES).map(([name, scope]) => {
    const result = explore(scope);
    console.log(report(name, result));
    return result;
  });
  process.exitCode = found.some((f) => f.first) ? 1 : 0;
}
