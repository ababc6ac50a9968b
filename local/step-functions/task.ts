import type { TaskState } from './definition.ts';
import { isLambdaInvoke } from './definition-schema.ts';
import type { Position } from './execution.ts';
import { evaluateOr } from './expressions.ts';
import { isObject, type Json } from './json.ts';
import { bindingsFor, type Scope } from './scope.ts';
import { queryEvaluationError, StateError } from './state-error.ts';
import { MAX_SECONDS, wholeSeconds } from './wait-time.ts';

/** AWS's limit for a payload between states: 256 KiB. */
const MAX_RESULT_BYTES = 262_144;

interface Call {
  readonly functionArn: string;
  readonly payload: Json;
}

function callOf(state: TaskState, args: Json): Call {
  if (!isLambdaInvoke(state.Resource)) return { functionArn: state.Resource, payload: args };
  const { FunctionName: functionArn, Payload: payload = {} } = isObject(args) ? args : {};
  if (typeof functionArn === 'string') return { functionArn, payload };
  throw queryEvaluationError('FunctionName must be a string.');
}

async function withTimeout<T>(work: Promise<T>, seconds: number, scope: Scope): Promise<T> {
  const done = new AbortController();
  const timer = scope.ports
    .sleepUntil(scope.ports.now() + seconds * 1_000, AbortSignal.any([scope.signal, done.signal]))
    .then(() => {
      throw new StateError('States.Timeout', `The task took longer than ${seconds} seconds.`);
    });
  try {
    return await Promise.race([work, timer]);
  } finally {
    done.abort('done');
  }
}

function resultOf(answer: unknown): Json {
  const text = JSON.stringify(answer ?? null);
  if (Buffer.byteLength(text) <= MAX_RESULT_BYTES) return JSON.parse(text);
  throw new StateError('States.DataLimitExceeded', 'The result of the task is over 256 KiB.');
}

/** A function's error as Step Functions shows it: Cause is the JSON that Lambda answers. */
function failureOf(thrown: unknown): StateError {
  if (thrown instanceof StateError) return thrown;
  const { name, message } = thrown instanceof Error ? thrown : new Error(String(thrown));
  return new StateError(name, JSON.stringify({ errorType: name, errorMessage: message }));
}

/**
 * Runs a Task state's function once and returns its result, in the form that the resource gives it.
 * @throws StateError, which the state's Retry and Catch may handle.
 */
export async function runTask(state: TaskState, at: Position, scope: Scope): Promise<Json> {
  const bindings = bindingsFor(at, scope);
  const args = await evaluateOr(at.input, state.Arguments, bindings);
  const limit = await evaluateOr(MAX_SECONDS, state.TimeoutSeconds, bindings);
  const seconds = wholeSeconds(limit, 'TimeoutSeconds', 1);
  const { functionArn, payload } = callOf(state, args);
  const prefix = isLambdaInvoke(state.Resource) ? 'Task' : 'LambdaFunction';
  const { journal } = scope;
  journal.record(`${prefix}Scheduled`, { resource: functionArn, input: JSON.stringify(payload) });
  try {
    const result = resultOf(
      await withTimeout(scope.ports.invoke(functionArn, payload), seconds, scope),
    );
    journal.record(`${prefix}Succeeded`, { output: JSON.stringify(result) });
    return isLambdaInvoke(state.Resource) ? { Payload: result, StatusCode: 200 } : result;
  } catch (thrown) {
    scope.signal.throwIfAborted();
    const failure = failureOf(thrown);
    const outcome = failure.name === 'States.Timeout' ? 'TimedOut' : 'Failed';
    journal.record(`${prefix}${outcome}`, { error: failure.name, cause: failure.message });
    throw failure;
  }
}
