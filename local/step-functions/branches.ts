import type { Machine, MapState, ParallelState } from './definition.ts';
import type { Position } from './execution.ts';
import { evaluateOr } from './expressions.ts';
import type { Json, JsonObject } from './json.ts';
import { bindingsFor, type Scope } from './scope.ts';
import { queryEvaluationError } from './state-error.ts';

/** Runs a machine inside the current state, from its start to its output. */
export type RunMachine = (machine: Machine, input: Json, scope: Scope) => Promise<Json>;
type Job = (scope: Scope) => Promise<Json>;

/** AWS runs at most this many iterations of an inline Map at a time. */
const MAX_CONCURRENCY = 40;

/** Results in order; the first failure aborts the others and is the failure of the whole. */
async function runAll(jobs: readonly Job[], limit: number, outer: Scope): Promise<Json[]> {
  const failed = new AbortController();
  const scope = { ...outer, signal: AbortSignal.any([outer.signal, failed.signal]) };
  const results: Json[] = [];
  const queue = jobs.entries();
  const work = async (): Promise<void> => {
    for (const [index, job] of queue) results[index] = await job(scope);
  };
  try {
    await Promise.all(Array.from({ length: limit }, work));
    return results;
  } finally {
    failed.abort('a sibling failed, or all are done');
  }
}

/** The outputs of a Parallel state's branches. */
export async function runParallel(
  state: ParallelState,
  at: Position,
  scope: Scope,
  run: RunMachine,
): Promise<Json> {
  const input = await evaluateOr(at.input, state.Arguments, bindingsFor(at, scope));
  const jobs = state.Branches.map(
    (branch): Job =>
      (inner) =>
        run(branch, input, inner),
  );
  return runAll(jobs, jobs.length, scope);
}

function concurrency(value: Json): number {
  if (Number.isInteger(value) && Number(value) >= 0) return Number(value) || MAX_CONCURRENCY;
  throw queryEvaluationError('MaxConcurrency must be a whole number from 0.');
}

/** The outputs of a Map state's iterations, one for each item. */
export async function runMap(
  state: MapState,
  at: Position,
  scope: Scope,
  run: RunMachine,
): Promise<Json> {
  const bindings = bindingsFor(at, scope);
  const items = await evaluateOr(at.input, state.Items, bindings);
  if (!Array.isArray(items)) throw queryEvaluationError('Items must be an array.');
  const limit = concurrency(await evaluateOr(0, state.MaxConcurrency, bindings));
  const jobs = items.map((Value: Json, Index): Job => {
    const context: JsonObject = { ...scope.context, Map: { Item: { Index, Value } } };
    return async (inner) => {
      const own = { ...inner, context };
      const input = await evaluateOr(Value, state.ItemSelector, bindingsFor(at, own));
      return run(state.ItemProcessor, input, own);
    };
  });
  return runAll(jobs, Math.min(limit, MAX_CONCURRENCY), scope);
}
