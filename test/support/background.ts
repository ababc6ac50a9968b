import { POLLING } from '../../adapters/step-functions/payment-workflow.ts';
import type { OrderChanges } from '../../core/domain/order-aggregate.ts';
import type { FollowUp } from '../../core/ports/follow-ups.ts';
import type { PaymentWorkflow } from '../../core/ports/payment-workflow.ts';
import { continuePayment } from '../../core/usecases/continue-payment.ts';
import { paymentFollowUpAt, refundFollowUpAt } from '../../core/usecases/implied-follow-ups.ts';
import { planResolution } from '../../core/usecases/plan-resolution.ts';
import { cancelPayment, queryPayment } from '../../core/usecases/resolve-payment.ts';
import { type SweepDeps, type SweepReport, sweep } from '../../core/usecases/sweep.ts';
import type { Timeline } from './timeline.ts';

const MINUTE_MS = 60_000;
const RETRY_AFTER_MS = 2_000;
const REDELIVER_AFTER_MS = 30_000;
const TRIES = 6;

type Deps = Omit<SweepDeps, 'workflow'>;

/** What runs without being asked: effects reader, queue, workflows and the one-minute sweeper. */
export class Background implements PaymentWorkflow {
  /** Accelerators that lose everything they are given. */
  lost: { followUps?: boolean; workflows?: boolean } = {};
  readonly workflowsStarted: FollowUp[] = [];
  readonly sweeps: SweepReport[] = [];
  readonly #time: Timeline;
  readonly #deps: () => Deps;

  constructor(time: Timeline, deps: () => Deps) {
    this.#time = time;
    this.#deps = deps;
  }

  /** The effects reader: what the changed rows imply goes on the queue. */
  react({ order, payments, refunds }: OrderChanges): void {
    const { merchantId, orderId } = order;
    for (const payment of payments) {
      const { paymentId, generation } = payment;
      this.#send({ merchantId, orderId, paymentId, generation }, paymentFollowUpAt(payment));
    }
    for (const refund of refunds) {
      const { paymentId, refundId } = refund;
      const followUp = { merchantId, orderId, paymentId, refundId, generation: 0 };
      this.#send(followUp, refundFollowUpAt(refund));
    }
  }

  /** The sweeper, from its next minute on. */
  sweepEveryMinute(): void {
    this.#time.at(this.#time.now() + MINUTE_MS, async () => {
      this.sweepEveryMinute();
      this.sweeps.push(await sweep({ ...this.#deps(), workflow: this }));
    });
  }

  async start(followUp: FollowUp): Promise<void> {
    const { paymentId, generation } = followUp;
    const same = (f: FollowUp) => f.paymentId === paymentId && f.generation === generation;
    if (this.lost.workflows || this.workflowsStarted.some(same)) return;
    this.workflowsStarted.push(followUp);
    this.#task(followUp, 'query', this.#time.now(), TRIES);
  }

  #send(followUp: FollowUp, at: number | undefined, tries: number = TRIES): void {
    if (at === undefined || this.lost.followUps || tries === 0) return;
    this.#time.at(Math.max(at, this.#time.now()), () =>
      continuePayment({ ...this.#deps(), workflow: this }, followUp).catch(() =>
        this.#send(followUp, this.#time.now() + REDELIVER_AFTER_MS, tries - 1),
      ),
    );
  }

  /** One task of payment-resolution and what follows it; waits end on whole seconds. */
  #task(key: FollowUp, task: 'query' | 'cancel', at: number, tries: number): void {
    if (tries === 0) return;
    this.#time.at(Math.ceil(at / 1_000) * 1_000, async () => {
      try {
        const run = task === 'query' ? queryPayment : cancelPayment;
        const payment = await run(this.#deps(), key);
        if (!payment) return;
        const step = planResolution(payment, POLLING, this.#time.now());
        if (step.next !== 'done') this.#task(key, step.next, step.at, TRIES);
      } catch {
        this.#task(key, task, this.#time.now() + RETRY_AFTER_MS, tries - 1);
      }
    });
  }
}
