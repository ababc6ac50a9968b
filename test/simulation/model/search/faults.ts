import type { Action } from '../actions.ts';
import { honest } from '../alipay/tempers.ts';
import type { Actor, ModelState } from '../state.ts';

/** Whoever can be relied upon: the sweeper, and what it starts. */
const RELIABLE: readonly Actor[] = ['sweeper', 'refund'];

/**
 * How many faults an action is. What becomes of the one pay request, and what its buyer does, is no
 * fault: every search knows all of that.
 */
export function faultsOf(state: ModelState, action: Action): 0 | 1 {
  switch (action.kind) {
    case 'death':
    case 'failure':
      return 1;
    case 'timeout':
      return callName(state, action.process) === 'pay' ? 0 : 1;
    case 'arrival':
      return isUsual(callName(state, action.process), action.temper) ? 0 : 1;
    case 'late arrival':
      return isUsual(state.late[action.request]?.name, action.temper) ? 0 : 1;
    default:
      return 0;
  }
}

/**
 * What goes on when nothing fails any more and nobody helps: neither a person, nor a notification,
 * nor the workflow. The sweeper alone must bring every payment home.
 */
export function isSureToGoOn(state: ModelState, action: Action): boolean {
  switch (action.kind) {
    case 'step':
    case 'answer':
    case 'time':
      return true;
    case 'arrival':
    case 'late arrival':
      return faultsOf(state, action) === 0;
    case 'start':
      return RELIABLE.includes(action.process.actor) || action.process.noticeId !== undefined;
    default:
      return false;
  }
}

const callName = ({ processes }: ModelState, index: number) => processes[index]?.call?.name;

const isUsual = (name: ReturnType<typeof callName>, temper: string): boolean =>
  name === 'pay' || (name !== undefined && temper === honest(name));
