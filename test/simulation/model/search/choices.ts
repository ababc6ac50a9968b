import { planResolution } from '../../../../core/usecases/plan-resolution.ts';
import type { Action, Fate } from '../actions.ts';
import { POLLING } from '../actors/workflow.ts';
import { honest, TEMPERS, type Temper } from '../alipay/tempers.ts';
import {
  followUp,
  orderCancel,
  refundWorker,
  settler,
  staffRefund,
  sweeper,
  task,
} from '../beginners.ts';
import { DUE, thePayment } from '../payment.ts';
import type { Actor, CallName, ModelState, Process, Request } from '../state.ts';
import { mayBeLate, momentOf, nextMoment } from './moments.ts';

/** People act in the first moments; later would only be the same, later. */
const LAST_ORDER_CANCEL = 2;
const LAST_REFUND = 1;
/** The workflow has used up its tries a few minutes after the deadline; then the sweeper is alone. */
const LAST_TASK = 2;
/** What staff may want back: everything, or a part. */
const WANTED = [DUE.minor, 400];
/** A cancel that is to be repeated had no effect, and proves nothing: the same as a lost request. */
const AS_IF_LOST: Temper = 'retry';
const ONLY_READ: readonly CallName[] = ['query', 'trade-query', 'refund-query'];

/** Bounds of a search. */
export interface Scope {
  /** How many processes are at work at once. */
  readonly processes: number;
  /** How many of them may sleep from one moment to the next, as a frozen Lambda does. */
  readonly sleepers: number;
  /** How many calls and processes fail on one path; what becomes of pay is free. */
  readonly faults: number;
}

/** Everything that may happen next. */
export function choices(state: ModelState, { processes, sleepers }: Scope): Action[] {
  const urgent = state.processes.findIndex(isUrgent);
  if (urgent >= 0) return ofProcess(state, urgent);
  const all = state.processes.flatMap((_, n) => ofProcess(state, n));
  state.late.forEach((request, n) => {
    for (const temper of tempers(state, request))
      all.push({ kind: 'late arrival', request: n, temper });
  });
  all.push(...ofAlipay(state));
  if (state.processes.length < processes) all.push(...beginnings(state));
  if (mayPass(state, sleepers)) all.push({ kind: 'time', now: nextMoment(state) });
  return all;
}

/**
 * A step that nothing else can notice or hinder happens at once, which loses no outcome: filing a
 * notice, and the arrival of a request that only reads (later is the same as sent later).
 */
const isUrgent = ({ at, call }: Process): boolean =>
  at === 'files the notice' ||
  (call !== undefined && !call.answer && ONLY_READ.includes(call.name));

function ofProcess(state: ModelState, process: number): Action[] {
  const { call, actor } = state.processes[process] ?? {};
  // What throws ends as what dies, but for the sweeper, which has something to do in the end.
  const failures = actor === 'sweeper' ? (['death', 'failure'] as const) : (['death'] as const);
  const gone = (request: Fate): Action[] =>
    (['timeout', ...failures] as const).map((kind) => ({ kind, process, request }));
  if (!call) {
    const fails = failures.map((kind): Action => ({ kind, process, request: 'lost' }));
    return [{ kind: 'step', process }, ...fails];
  }
  const onlyReads = ONLY_READ.includes(call.name);
  if (call.answer) {
    // An answer that only tells something may as well have been lost on its way here.
    return [{ kind: 'answer', process }, ...(onlyReads ? [] : gone('carried out'))];
  }
  const arrivals = tempers(state, call).map(
    (temper): Action => ({ kind: 'arrival', process, temper }),
  );
  const late = onlyReads || !mayBeLate(state) ? [] : gone('late');
  return [...arrivals, ...gone('lost'), ...late];
}

/** Those that make a difference. `refuses` stands also for a pay that a cancel of nothing has blocked. */
function tempers({ alipay, now }: ModelState, { name }: Request): readonly Temper[] {
  const { trade, replica, expiresAt } = alipay;
  const open = trade !== undefined && trade.status !== 'TRADE_CLOSED';
  const matters =
    (name === 'pay' && now < expiresAt) ||
    (name === 'cancel' && open) ||
    name === 'refund' ||
    (ONLY_READ.includes(name) && replica !== undefined);
  return matters ? TEMPERS[name].filter((t) => t !== AS_IF_LOST) : [honest(name)];
}

function ofAlipay({ alipay, notices }: ModelState): Action[] {
  const told = notices.filter((n) => n.place === 'alipay');
  const deliveries = told.map(({ noticeId }): Action => ({ kind: 'notice', noticeId }));
  return alipay.trade?.status === 'WAIT_BUYER_PAY'
    ? [{ kind: 'buyer pays' }, ...deliveries]
    : deliveries;
}

/** Who may begin: one of each kind at a time, but any number of workers for a refund. */
function beginnings(state: ModelState): Action[] {
  const { stored, notices, now, processes } = state;
  const payment = thePayment(stored);
  const begun: Process[] = [];
  const isFree = (actor: Actor): boolean => processes.every((p) => p.actor !== actor);
  if ((payment.dueAt ?? Infinity) <= now && isFree('sweeper')) begun.push(sweeper());
  for (const refund of stored.refunds) {
    if (refund.status === 'REQUESTED' && (refund.dueAt ?? 0) <= now)
      begun.push(refundWorker(refund));
  }
  if (!processes.some(resolves)) {
    begun.push(...tasks(state));
    if (payment.status === 'CAPTURED' && !payment.confirmed) begun.push(followUp());
  }
  for (const { noticeId, place } of notices) {
    const open = processes.every((p) => p.noticeId !== noticeId);
    if (place === 'inbox' && open) begun.push(settler(noticeId));
  }
  begun.push(...wishes(state).filter((p) => isFree(p.actor)));
  return begun.map((process) => ({ kind: 'start', process }));
}

/** Pay's process after its answer, the workflow's and the follow-up's do the same from here on. */
const resolves = ({ actor, call }: Process): boolean =>
  (actor === 'pay' && call?.name !== 'pay') || actor === 'workflow' || actor === 'follow-up';

/** Executions are not counted here: any task may run that the plan allows now, late and twice as well. */
function tasks({ stored, now }: ModelState): Process[] {
  const plan = planResolution(thePayment(stored), POLLING, now);
  const early = plan.next === 'cancel' && plan.at > now;
  return plan.next === 'done' || early || momentOf(now) > LAST_TASK ? [] : [task(plan.next, 0)];
}

function wishes({ stored, now }: ModelState): Process[] {
  const moment = momentOf(now);
  const isOpen = stored.order.status === 'CREATED' && moment <= LAST_ORDER_CANCEL;
  const isPaid = thePayment(stored).status === 'CAPTURED' && moment <= LAST_REFUND;
  const refunds = isPaid && stored.refunds.length === 0 ? WANTED.map(staffRefund) : [];
  return isOpen ? [orderCancel()] : refunds;
}

/**
 * No call outlasts a moment: by then it is answered and heard, given up, or its process dead; only the
 * answer to pay may be heard at any time. Nor does a worker that moves money, whose calls are shorter
 * than its lease.
 */
function mayPass({ processes }: ModelState, sleepers: number): boolean {
  const asleep = processes.filter(({ call }) => !(call?.name === 'pay' && call.answer));
  const hurry = asleep.some((p) => p.call || p.actor === 'refund' || p.actor === 'staff-refund');
  return !hurry && asleep.length <= sleepers;
}
