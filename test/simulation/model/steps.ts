import { followUp } from './actors/follow-up.ts';
import { fileNotice, settleNotice } from './actors/notification.ts';
import { giveUpOrder, readOrder } from './actors/order-cancel.ts';
import { hearPay } from './actors/pay.ts';
import {
  hearRefund,
  hearRefundQuery,
  hearTradeQuery,
  intendRefund,
  readRefund,
} from './actors/refund.ts';
import { hearCancel, hearQuery, readPayment, writeFence } from './actors/resolution.ts';
import { requestRefund } from './actors/staff-refund.ts';
import { handOver, sweepPayment, watchAgain } from './actors/sweeper.ts';
import type { Answer, Answers, CallName, ModelState, Point, Process } from './state.ts';
import type { Play } from './store.ts';

type Step = (play: Play, state: ModelState, process: Process) => ModelState;
type Hear<N extends CallName> = (
  play: Play,
  state: ModelState,
  process: Process,
  answer: Answers[N],
) => ModelState;

/** What a process does at each point. */
const STEPS: Record<Exclude<Point, 'waits'>, Step> = {
  'reads the payment': readPayment,
  fences: writeFence,
  sweeps: sweepPayment,
  'hands over': handOver,
  'watches again': watchAgain,
  'follows up': followUp,
  'reads the order': readOrder,
  'gives the order up': giveUpOrder,
  'requests a refund': requestRefund,
  'reads the refund': readRefund,
  'intends the refund': intendRefund,
  'settles the notice': settleNotice,
  'files the notice': fileNotice,
};

/** What a process does with each answer, in the step in which it hears it. */
const HEARS: { readonly [N in CallName]: Hear<N> } = {
  pay: hearPay,
  query: hearQuery,
  cancel: hearCancel,
  'refund-query': hearRefundQuery,
  'trade-query': hearTradeQuery,
  refund: hearRefund,
};

const TIMEOUT = { kind: 'unknown', code: 'TIMEOUT' } as const;

/** What the gateway answers when nothing came in time, or nothing that can be verified. */
export const LOST: Answers = {
  pay: { ...TIMEOUT, attemptFailed: false },
  query: TIMEOUT,
  cancel: TIMEOUT,
  'refund-query': TIMEOUT,
  'trade-query': TIMEOUT,
  refund: TIMEOUT,
};

export function steps(play: Play, state: ModelState, process: Process): ModelState {
  if (process.at === 'waits') throw new Error('A process that waits takes no step');
  return STEPS[process.at](play, state, process);
}

/** The table pairs each call with its own answers, which the type system cannot follow. */
export function hears(
  play: Play,
  state: ModelState,
  process: Process,
  name: CallName,
  answer: Answer,
): ModelState {
  const hear = HEARS[name] as Hear<CallName>;
  return hear(play, state, { ...process, call: undefined }, answer as never);
}
