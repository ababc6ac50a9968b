import { unreachable } from '../../../core/domain/result.ts';
import type { Action, Fate } from './actions.ts';
import { ends } from './actors/ends.ts';
import { received } from './actors/notification.ts';
import { retried } from './actors/workflow.ts';
import { receive } from './alipay/receive.ts';
import type { Temper } from './alipay/tempers.ts';
import { buyerPays, captured, closed, returnedByHand } from './alipay/trade.ts';
import { callOf, replaced, taken } from './processes.ts';
import type { ModelState, Notice, Request } from './state.ts';
import { hears, LOST, steps } from './steps.ts';
import type { Play } from './store.ts';

/** The transition relation: the state after one action. Which actions may happen, a driver decides. */
export function next(play: Play, state: ModelState, action: Action): ModelState {
  switch (action.kind) {
    case 'step': {
      const { rest, process } = taken(state, action.process);
      return steps(play, rest, process);
    }
    case 'arrival':
      return arrive(state, action.process, action.temper);
    case 'answer': {
      const { rest, process } = taken(state, action.process);
      const { answer, name } = callOf(process);
      if (!answer) throw new Error(`No answer to ${name} yet`);
      return hears(play, rest, process, name, answer);
    }
    case 'timeout': {
      const { rest, process } = taken(state, action.process);
      const call = callOf(process);
      return hears(play, left(rest, call, action.request), process, call.name, LOST[call.name]);
    }
    case 'death':
      return die(state, action.process, action.request);
    case 'failure':
      return fail(state, action.process, action.request);
    case 'late arrival': {
      const request = state.late[action.request];
      if (!request) throw new Error(`No late request ${action.request}`);
      const rest = { ...state, late: state.late.toSpliced(action.request, 1) };
      return acted(rest, request, action.temper).state;
    }
    case 'start':
      return steps(play, state, action.process);
    case 'notice':
      return received(state, action.noticeId);
    case 'buyer pays':
      return paidByBuyer(state);
    case 'told again':
      return noted(state, 'captured');
    case 'returned by hand':
      return returnedInApp(state);
    case 'time':
      return at(state, action.now);
    default:
      return unreachable(action);
  }
}

function arrive(state: ModelState, index: number, temper: Temper): ModelState {
  const process = state.processes[index];
  if (!process) throw new Error(`No process ${index}`);
  const call = callOf(process);
  const { state: after, answer } = acted(state, call, temper);
  return replaced(after, index, { ...process, call: { ...call, answer } });
}

function acted(state: ModelState, request: Request, temper: Temper) {
  const { alipay, answer, tells } = receive(state.alipay, request, temper, state.now);
  return { state: tells ? noted({ ...state, alipay }, tells) : { ...state, alipay }, answer };
}

/** Alipay has a notification for us; of a closed trade only where it tells of those. */
function noted(state: ModelState, tells: Notice['says']['kind']): ModelState {
  const { trade, assumptions } = state.alipay;
  if (tells === 'closed' && !assumptions.tellsOfClosing) return state;
  const says: Notice['says'] =
    tells === 'captured' ? captured(trade?.minor ?? 0) : { kind: 'closed' };
  const notice: Notice = { noticeId: state.notices.length, place: 'alipay', says };
  return { ...state, notices: [...state.notices, notice] };
}

function die(state: ModelState, index: number, request: Fate): ModelState {
  const { rest, process } = taken(state, index);
  const after = process.at === 'waits' ? left(rest, callOf(process), request) : rest;
  return process.actor === 'workflow' ? retried(after, process) : after;
}

/** The sweeper puts the row off in any case (the `finally` of sweepPayment). */
function fail(state: ModelState, index: number, request: Fate): ModelState {
  const { process } = taken(state, index);
  const after = die(state, index, request);
  const inTheEnd = process.actor === 'sweeper' && process.errand === 'resolve';
  return inTheEnd ? ends(after, process) : after;
}

const left = (state: ModelState, { name, refund }: Request, fate: Fate): ModelState =>
  fate === 'late' ? { ...state, late: [...state.late, { name, refund }] } : state;

function paidByBuyer(state: ModelState): ModelState {
  const { trade } = state.alipay;
  if (trade?.status !== 'WAIT_BUYER_PAY') throw new Error('No trade waits for its buyer');
  return noted({ ...state, alipay: buyerPays(state.alipay, trade, state.now) }, 'captured');
}

function returnedInApp(state: ModelState): ModelState {
  const { trade } = state.alipay;
  if (trade?.status !== 'TRADE_SUCCESS') throw new Error('No trade holds money');
  return noted({ ...state, alipay: returnedByHand(state.alipay, trade, state.now) }, 'closed');
}

/** Time passes: an unpaid trade expires, and replicas catch up. */
function at(before: ModelState, now: number): ModelState {
  const state = { ...before, now };
  const { replica, trade, expiresAt } = state.alipay;
  const stale = replica && now >= replica.until;
  const alipay = stale ? { ...state.alipay, replica: undefined } : state.alipay;
  const expires = trade?.status === 'WAIT_BUYER_PAY' && now >= expiresAt;
  if (!expires) return { ...state, alipay };
  return noted({ ...state, alipay: closed(alipay, trade, now) }, 'closed');
}
