import type { Call, ModelState, Process, Request } from './state.ts';
import { clockOf } from './store.ts';

/*
 * How a step of a process changes the state. The process that acts is taken out of the list first,
 * so that a step says what becomes of it: it goes on, waits for an answer, or is done.
 */

/** The process stands at its next point. */
export const goesOn = (state: ModelState, process: Process): ModelState => ({
  ...state,
  processes: [...state.processes, process],
});

/** The request is on its way. A death just before the call is the same as a lost request. */
export const calls = (state: ModelState, process: Process, request: Request): ModelState =>
  goesOn(state, { ...process, at: 'waits', call: { ...request, sentAt: clockOf(state, process) } });

/** The process at a place in the list, and the state without it. */
export function taken(state: ModelState, index: number): { rest: ModelState; process: Process } {
  const process = state.processes[index];
  if (!process) throw new Error(`No process ${index}`);
  return { process, rest: { ...state, processes: state.processes.toSpliced(index, 1) } };
}

export const replaced = (state: ModelState, index: number, process: Process): ModelState => ({
  ...state,
  processes: state.processes.with(index, process),
});

/** The call that a waiting process waits for. */
export function callOf({ call }: Process): Call {
  if (!call) throw new Error('A process waits without a call');
  return call;
}
