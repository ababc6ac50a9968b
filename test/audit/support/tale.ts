import type { PaymentEvent } from '../../../core/domain/evidence.ts';
import type { CaseKind } from '../../../core/domain/exception-case.ts';
import type { JournalChange } from '../../../core/domain/journal.ts';
import type { Money } from '../../../core/domain/money.ts';
import type { PaymentStatus } from '../../../core/domain/payment-states.ts';
import type { Draft, Story } from './trace-builder.ts';
import { MINUTE, SECOND, TraceBuilder } from './trace-builder.ts';

export const cny = (minor: number): Money => ({ currency: 'CNY', minor });
const PRICE = 2_800;

/** One order's life, told in the words of the domain; every step writes what an honest system would. */
export class Tale {
  readonly trace = new TraceBuilder();
  readonly story: Story;
  readonly orderId: string;

  constructor(checks = 1, releasePolicy: 'per-check' | 'all-paid' = 'per-check', number = 1) {
    this.orderId = `O${number}`;
    const lines = Array.from({ length: checks }, (_, n) => ({
      ...{ lineId: `l${n + 1}`, itemId: 'noodles', name: 'Noodles', options: [], quantity: 1 },
      ...{ unitPrice: cny(PRICE), total: cny(PRICE) },
    }));
    const order = {
      ...{ merchantId: 'm1', storeId: 's1', orderId: this.orderId, version: 0, status: 'CREATED' },
      ...{
        channel: 'kiosk',
        fulfilment: 'takeout',
        releasePolicy,
        currency: 'CNY',
        menuVersion: 1,
      },
      lines,
      checks: lines.map(({ lineId }, n) => ({
        ...{ checkId: `c${n + 1}`, lineIds: [lineId], amountDue: cny(PRICE) },
      })),
      total: cny(checks * PRICE),
      ...{ createdAt: this.trace.now, attempts: 0, cases: [] },
    } as unknown as Story['order'];
    this.story = { order, payments: [], refunds: [], tickets: [] };
    this.trace.stories.push(this.story);
    this.trace.entry(
      this.story,
      'place-order',
      [{ part: 'order', to: 'CREATED' }],
      undefined,
      'kiosk',
    );
  }

  payment(n: number): Draft<Story['payments'][number]> {
    const found = this.story.payments[n];
    if (!found) throw new Error(`There is no payment ${n}`);
    return found;
  }

  /** The payment is written, with its key, and its screen spins. */
  start(checkId = 'c1'): number {
    const n = this.story.payments.length;
    const { trace, story, orderId } = this;
    const paymentId = `P${n + 1}-${orderId}`;
    const payment = {
      ...{ paymentId, outTradeNo: `KC${orderId}${paymentId}`, checkId, way: 'barcode' },
      ...{ amount: cny(PRICE), status: 'INITIATED', startedAt: trace.now, generation: 0 },
      ...{ cancelAt: trace.now + MINUTE, expiresAt: trace.now + 5 * MINUTE },
      ...{ dueAt: trace.now + 10 * SECOND, refunded: cny(0), cancelAttempts: 0 },
    } as unknown as Story['payments'][number];
    story.payments.push(payment);
    story.order.pickupNumber = 'A001';
    story.order.businessDate = '2026-11-22';
    const check = this.check(checkId);
    check.livePaymentId = payment.paymentId;
    trace.store({
      kind: 'key',
      merchantId: 'm1',
      key: `k-${paymentId}`,
      orderId,
      resultId: paymentId,
    });
    const change = { part: 'payment', paymentId, to: 'INITIATED' } as unknown as JournalChange;
    trace.entry(story, 'start-payment', [change], undefined, 'kiosk');
    trace.wait(10);
    return n;
  }

  check(checkId: string): Story['order']['checks'][number] {
    const check = this.story.order.checks.find((c) => c.checkId === checkId);
    if (!check) throw new Error(`There is no check ${checkId}`);
    return check;
  }

  /** A call of ours that Alipay receives and answers. */
  call(
    n: number,
    call: 'pay' | 'query' | 'cancel' | 'refund' | 'refund-query',
    { process = 'payments-1', minor, refundId, effect }: CallDetails = {},
  ): void {
    const { trace } = this;
    const { outTradeNo } = this.payment(n);
    const sent = { sentN: trace.nextN, sentAt: trace.now };
    trace.wait(50);
    trace.alipay({ kind: 'request', call, appId: 'app-1', outTradeNo, minor, refundId });
    effect?.(outTradeNo);
    trace.wait(50);
    trace.world({
      kind: 'call',
      call,
      process,
      outTradeNo,
      refundId,
      ...sent,
      outcome: 'answered',
    });
  }

  /** Evidence moves the payment, with whatever else changes in the same version. */
  move(
    n: number,
    what: string,
    to: PaymentStatus,
    evidence: PaymentEvent,
    more: Change[] = [],
  ): void {
    const payment = this.payment(n);
    const { paymentId, status: from } = payment;
    const change = { part: 'payment', paymentId, from, to } as JournalChange;
    payment.status = to;
    this.trace.entry(this.story, what, [...(more as JournalChange[]), change], evidence);
    this.trace.wait(10);
  }

  screen(n: number, says: string): void {
    const { paymentId, status } = this.payment(n);
    const { orderId, trace } = this;
    trace.world({ kind: 'screen', merchantId: 'm1', orderId, paymentId, status, says });
  }

  openCase(n: number, kind: CaseKind): Change {
    const { orderId, trace } = this;
    const { paymentId } = this.payment(n);
    const caseId = `${kind}_${paymentId}`;
    trace.cases.push({
      ...{ caseId, kind, merchantId: 'm1', orderId, paymentId, status: 'OPEN' },
      ...{ openedAt: trace.now, detail: kind },
    } as unknown as (typeof trace.cases)[number]);
    return { part: 'case', caseId, kind, to: 'OPEN' };
  }

  /** The stream's reader counts every open case that it has not counted. */
  announce(): void {
    for (const { caseId } of this.trace.cases) {
      this.trace.world({ kind: 'metric', name: 'CasesOpened', caseId });
    }
  }
}

export interface CallDetails {
  readonly process?: string;
  readonly minor?: number;
  readonly refundId?: string;
  /** What Alipay does. */
  readonly effect?: (outTradeNo: string) => void;
}

/** A change of the journal, with plain ids. */
export type Change = { readonly part: string } & Readonly<Record<string, unknown>>;
