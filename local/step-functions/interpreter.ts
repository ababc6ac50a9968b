import { type RunMachine, runMap, runParallel } from './branches.ts';
import type { ChoiceState, Exit, FailState, Guarded } from './definition.ts';
import type { Position, Progress } from './execution.ts';
import { type Bindings, evaluateAll, evaluateOr } from './expressions.ts';
import type { Json, JsonObject } from './json.ts';
import { retryPosition } from './retry.ts';
import { bindingsFor, type Scope } from './scope.ts';
import { errorMatches, queryEvaluationError, StateError } from './state-error.ts';
import { runTask } from './task.ts';
import { waitEnd } from './wait-time.ts';

/** After one step: there is more to run, or the machine has ended with its output. */
type Step = { readonly progress: Progress } | { readonly output: Json };

/** Enters a state: one transition. @throws States.Runtime for a state that does not exist. */
export function enter(
  state: string,
  input: Json,
  { machine, ports, journal }: Pick<Scope, 'machine' | 'ports' | 'journal'>,
): Position {
  const type = machine.States[state]?.Type;
  journal.countTransition();
  journal.record(`${type}StateEntered`, { name: state, input: JSON.stringify(input) });
  return { state, input, enteredAt: ports.now(), attempts: [] };
}

/** Output and Assign see the variables as they were when the state began. */
async function leave(
  exit: Exit,
  at: Position,
  scope: Scope,
  outcome: { result?: Json; errorOutput?: Json } = {},
): Promise<Step> {
  const bindings = bindingsFor(at, scope, outcome);
  const assigned = await evaluateAll(exit.Assign ?? {}, bindings);
  const { result = at.input, errorOutput = result } = outcome;
  const output = await evaluateOr(errorOutput, exit.Output, bindings);
  const type = scope.machine.States[at.state]?.Type;
  scope.journal.record(`${type}StateExited`, { name: at.state, output: JSON.stringify(output) });
  if (exit.Next === undefined) return { output };
  const variables = { ...scope.variables, ...assigned };
  return { progress: { position: enter(exit.Next, output, scope), variables } };
}

/** Runs what may fail, and lets the state's Retry, then its Catch, answer a failure. */
async function attempt(
  state: Guarded,
  at: Position,
  scope: Scope,
  work: () => Promise<Json>,
): Promise<Step> {
  try {
    return await leave(state, at, scope, { result: await work() });
  } catch (error) {
    if (!(error instanceof StateError)) throw error;
    const position = retryPosition(state.Retry, error.name, at, scope.ports);
    if (position !== undefined) {
      scope.journal.countTransition();
      return { progress: { position, variables: scope.variables } };
    }
    const catcher = state.Catch.find(({ ErrorEquals }) => errorMatches(ErrorEquals, error.name));
    if (catcher === undefined) throw error;
    const errorOutput: JsonObject = { Error: error.name, Cause: error.message };
    return leave(catcher, at, scope, { errorOutput });
  }
}

async function choose(state: ChoiceState, at: Position, scope: Scope): Promise<Step> {
  const bindings = bindingsFor(at, scope);
  for (const rule of state.Choices) {
    const met = await rule.Condition(bindings);
    if (typeof met !== 'boolean') {
      throw queryEvaluationError(`A Condition gave ${JSON.stringify(met)}, not true or false.`);
    }
    if (met) return leave(rule, at, scope);
  }
  if (state.Default !== undefined) return leave({ ...state, Next: state.Default }, at, scope);
  throw new StateError('States.NoChoiceMatched', `No rule of ${at.state} matched.`);
}

async function failure(state: FailState, bindings: Bindings): Promise<StateError> {
  const error = await state.Error(bindings);
  const cause = await evaluateOr('', state.Cause, bindings);
  if (typeof error === 'string' && typeof cause === 'string') return new StateError(error, cause);
  return queryEvaluationError('Error and Cause must be strings.');
}

async function step({ position: at, variables }: Progress, outer: Scope): Promise<Step> {
  const scope = { ...outer, variables };
  const state = scope.machine.States[at.state];
  if (at.waitUntil !== undefined) await scope.ports.sleepUntil(at.waitUntil, scope.signal);
  switch (state?.Type) {
    case 'Pass':
    case 'Succeed':
      return leave(state, at, scope);
    case 'Task':
      return attempt(state, at, scope, () => runTask(state, at, scope));
    case 'Parallel':
      return attempt(state, at, scope, () => runParallel(state, at, scope, runInside));
    case 'Map':
      return attempt(state, at, scope, () => runMap(state, at, scope, runInside));
    case 'Choice':
      return choose(state, at, scope);
    case 'Wait': {
      if (at.waitUntil !== undefined) return leave(state, at, scope);
      const waitUntil = await waitEnd(state, bindingsFor(at, scope), scope.ports.now());
      return { progress: { position: { ...at, waitUntil }, variables } };
    }
    case 'Fail':
      throw await failure(state, bindingsFor(at, scope));
    case undefined:
      throw new StateError('States.Runtime', `There is no state ${at.state}.`);
  }
}

const runInside: RunMachine = (machine, input, outer) => {
  const scope = { ...outer, machine };
  const position = enter(machine.StartAt, input, scope);
  return run({ position, variables: scope.variables }, scope, () => {});
};

/**
 * Runs from `progress` to the machine's output. `save` is given the progress after every step, so
 * that a run can continue there; a Parallel or Map state is one step, and starts again as a whole.
 * @throws StateError when the machine fails, and the signal's reason when it is aborted.
 */
export async function run(
  progress: Progress,
  scope: Scope,
  save: (progress: Progress) => void,
): Promise<Json> {
  let now = progress;
  for (;;) {
    scope.signal.throwIfAborted();
    const taken = await step(now, scope);
    if ('output' in taken) return taken.output;
    now = taken.progress;
    save(now);
  }
}
