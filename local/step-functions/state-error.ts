/**
 * A failure in the words of the Amazon States Language: `name` is its Error (States.Timeout, or the
 * name of the error a function threw), `message` is its Cause. Retry and Catch look at nothing else.
 */
export class StateError extends Error {
  constructor(error: string, cause: string) {
    super(cause);
    this.name = error;
  }
}

export const queryEvaluationError = (cause: string): StateError =>
  new StateError('States.QueryEvaluationError', cause);

const NEVER_WILDCARD = ['States.Runtime', 'States.DataLimitExceeded'];

/** Whether one ErrorEquals list names this error, or covers it by States.ALL or States.TaskFailed. */
export function errorMatches(errorEquals: readonly string[], error: string): boolean {
  if (errorEquals.includes(error)) return true;
  if (NEVER_WILDCARD.includes(error)) return false;
  if (errorEquals.includes('States.ALL')) return true;
  return errorEquals.includes('States.TaskFailed') && error !== 'States.Timeout';
}
