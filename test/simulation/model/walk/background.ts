import type { RefundId } from '../../../../core/domain/ids.ts';
import { refundOf } from '../../../../core/domain/order-aggregate.ts';
import {
  paymentFollowUpAt,
  refundFollowUpAt,
} from '../../../../core/usecases/implied-follow-ups.ts';
import { followUp, refundWorker, settler, sweeper, task } from '../beginners.ts';
import { thePayment } from '../payment.ts';
import type { Execution, ModelState, Notice } from '../state.ts';
import type { Run } from './run.ts';

const MINUTE_MS = 60_000;
/** The inbox leaves a notice to whoever received it so long (adapters/memory/inbox.ts). */
const INBOX_DUE_AFTER_MS = 60_000;

/**
 * What starts processes by itself: the effects reader and its queue, the workflow, the sweeper and
 * Alipay's notifications. It looks at every change, as a stream does.
 */
export class Background {
  readonly #run: Run;
  readonly #sweepsFrom: number;
  /** By generation: the execution as its next task was planned. */
  readonly #planned = new Map<number, Execution>();
  readonly #lost = new Set<number>();
  #sweepAt: number | undefined;

  constructor(run: Run, sweepsFrom: number) {
    this.#run = run;
    this.#sweepsFrom = sweepsFrom;
  }

  /** The payment's row has just been written. */
  begin(): void {
    this.#followPayment(this.#run.state);
    this.#planSweep();
  }

  changed(before: ModelState, after: ModelState): void {
    if (before.stored !== after.stored) this.#follow(before, after);
    if (before.workflow !== after.workflow) this.#planTasks(after);
    const written = after.notices.slice(before.notices.length);
    for (const notice of written) this.#planDeliveries(notice);
    if (before.stored !== after.stored || before.notices !== after.notices) this.#planSweep();
    const { status } = after.alipay.trade ?? {};
    if (status === 'WAIT_BUYER_PAY' && before.alipay.trade?.status !== status) this.#ask();
  }

  /** What the changed rows imply goes on the queue. */
  #follow(before: ModelState, after: ModelState): void {
    if (thePayment(before.stored) !== thePayment(after.stored)) this.#followPayment(after);
    for (const refund of after.stored.refunds) {
      const at = before.stored.refunds.includes(refund) ? undefined : refundFollowUpAt(refund);
      if (at !== undefined) this.#send(at, () => this.#carryOn(refund.refundId));
    }
  }

  #followPayment({ stored }: ModelState): void {
    const at = paymentFollowUpAt(thePayment(stored));
    if (at !== undefined) this.#send(at, () => this.#run.start(followUp()));
  }

  #send(at: number, deliver: () => void): void {
    const { state, nature } = this.#run;
    for (const late of nature.followUps()) this.#run.at(Math.max(at, state.now) + late, deliver);
  }

  #carryOn(refundId: RefundId): void {
    const refund = refundOf(this.#run.state.stored, refundId);
    if (refund) this.#run.start(refundWorker(refund));
  }

  #planTasks({ workflow }: ModelState): void {
    for (const execution of workflow.executions) {
      const { generation, at } = execution;
      if (this.#planned.get(generation) === execution || this.#lost.has(generation)) continue;
      const isNew = !this.#planned.has(generation);
      this.#planned.set(generation, execution);
      if (isNew && this.#run.nature.losesExecution()) this.#lost.add(generation);
      // Waits end on whole seconds.
      else this.#run.at(Math.ceil(at / 1_000) * 1_000, () => this.#runTask(execution));
    }
  }

  #runTask(execution: Execution): void {
    const { executions } = this.#run.state.workflow;
    const { generation, next } = execution;
    if (executions.includes(execution)) this.#run.start(task(next, generation));
  }

  #planDeliveries({ noticeId }: Notice): void {
    const { state, nature } = this.#run;
    for (const late of nature.deliveries()) {
      this.#run.at(state.now + late, () => this.deliver(noticeId));
    }
  }

  /** A notice that was filed before changes nothing. */
  deliver(noticeId: number): void {
    const place = this.#run.state.notices.find((n) => n.noticeId === noticeId)?.place;
    if (place === 'alipay') this.#run.do({ kind: 'notice', noticeId });
    if (place !== 'filed') this.#run.start(settler(noticeId));
  }

  #ask(): void {
    const { state, nature } = this.#run;
    const after = nature.password();
    if (after !== undefined) this.#run.at(state.now + after, () => this.#run.act('password'));
  }

  /** The first full minute at which something is due; nothing happens in a sweep that finds nothing. */
  #planSweep(): void {
    const due = dueAt(this.#run.state);
    if (due === undefined) return;
    const { now } = this.#run.state;
    const from = Math.max(due, now + 1);
    const minutes = Math.max(0, Math.ceil((from - this.#sweepsFrom) / MINUTE_MS));
    const at = this.#sweepsFrom + minutes * MINUTE_MS;
    if (this.#sweepAt !== undefined && this.#sweepAt > now && this.#sweepAt <= at) return;
    this.#sweepAt = at;
    this.#run.at(at, () => {
      if (this.#sweepAt === at) this.#sweep();
    });
  }

  #sweep(): void {
    const { nature } = this.#run;
    if (!nature.missesSweep()) this.#settleWhatIsDue(this.#run.state.now + nature.skewMs());
    this.#planSweep();
  }

  /** @param now by the sweeper's clock. */
  #settleWhatIsDue(now: number): void {
    const { notices, stored } = this.#run.state;
    for (const { noticeId, place, receivedAt = 0 } of notices) {
      const due = place === 'inbox' && receivedAt + INBOX_DUE_AFTER_MS <= now;
      if (due) this.#run.start(settler(noticeId));
    }
    for (const refund of stored.refunds) {
      const due = refund.status === 'REQUESTED' && (refund.dueAt ?? Infinity) <= now;
      if (due) this.#run.start(refundWorker(refund));
    }
    if ((thePayment(stored).dueAt ?? Infinity) <= now) this.#run.start(sweeper());
  }
}

function dueAt({ stored, notices }: ModelState): number | undefined {
  const times = [
    thePayment(stored).dueAt,
    ...stored.refunds.map((r) => (r.status === 'REQUESTED' ? r.dueAt : undefined)),
    ...notices.map((n) =>
      n.place === 'inbox' ? (n.receivedAt ?? 0) + INBOX_DUE_AFTER_MS : undefined,
    ),
  ].filter((t) => t !== undefined);
  return times.length > 0 ? Math.min(...times) : undefined;
}
