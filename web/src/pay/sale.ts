import { computed, type ReadonlySignal, signal } from '@preact/signals';
import { type Answer, answerOf, pastOldToken } from '../api/answer.ts';
import type { Api } from '../api/client.ts';
import { isOnline } from '../live/online.ts';
import type { Polled } from '../live/poll.ts';
import type { KeptSale, OrderRequest, SaleShelf } from './kept-sale.ts';
import { untilAnswered } from './persist.ts';
import { type Order, type Payment, type SaleStep, type Sending, stepOf } from './sale-step.ts';
import { watchOrder } from './watch-order.ts';

/** How the customer pays with Alipay. An auth code is sent once and never kept. */
export type AlipayWay =
  | { readonly way: 'barcode'; readonly authCode: string }
  | { readonly way: 'qr' }
  | { readonly way: 'static-qr'; readonly terminalId: string };

export interface Sale {
  readonly step: ReadonlySignal<SaleStep>;
  /** What was asked has no answer for a while: the network is away, we go on asking. */
  readonly isSilent: ReadonlySignal<boolean>;
  /** No payment is started without a network: it would begin when nobody thinks of it any more. */
  readonly canPay: ReadonlySignal<boolean>;
  /** Why the last payment was not even begun, in the reader's language. */
  readonly refusal: ReadonlySignal<string | undefined>;
  pay(way: AlipayWay): void;
  /** Gives the order up; a payment that runs is cancelled first. */
  cancel(): void;
  /** Lets go of it: nothing is asked any more, and nothing is left on this screen. */
  end(): Promise<void>;
}

interface SaleDeps {
  readonly api: Api;
  readonly shelf: SaleShelf;
}

/** A new sale: its order is placed, however often the network fails meanwhile. */
export async function startSale(deps: SaleDeps, request: OrderRequest): Promise<Sale> {
  const kept = { key: crypto.randomUUID(), request };
  // Before it is sent: a screen that dies right after finds the order again.
  await deps.shelf.keep(kept);
  return new RunningSale(deps, kept);
}

/** The sale that this screen was in before it was reloaded or lost its power, if there was one. */
export async function resumeSale(deps: SaleDeps): Promise<Sale | undefined> {
  const kept = await deps.shelf.read();
  return kept && new RunningSale(deps, kept);
}

/** A scanned payment that was sent before the page was reloaded is at the API by then, or never was. */
const ON_ITS_WAY_MS = 15_000;

class RunningSale implements Sale {
  readonly isSilent = signal(false);
  readonly refusal = signal<string | undefined>(undefined);
  readonly canPay = computed(() => isOnline.value && !this.isSilent.value);
  readonly step: ReadonlySignal<SaleStep>;
  private readonly order = signal<Order | undefined>(undefined);
  private readonly sending = signal<Sending | undefined>({ what: 'order' });
  private readonly refused = signal<SaleStep | undefined>(undefined);
  private readonly ending = new AbortController();
  private readonly deps: SaleDeps;
  private kept: KeptSale;
  private polled: Polled<Order> | undefined;

  constructor(deps: SaleDeps, kept: KeptSale) {
    this.deps = deps;
    this.kept = kept;
    this.step = computed(() => {
      const order = this.order.value;
      if (this.refused.value !== undefined) return this.refused.value;
      return order === undefined ? { step: 'placing' } : stepOf(order, this.sending.value);
    });
    void this.begin();
  }

  pay(wanted: AlipayWay): void {
    if (this.step.value.step !== 'unpaid' || !this.canPay.value) return;
    void this.sendPayment(wanted);
  }

  cancel(): void {
    void this.sendCancel();
  }

  async end(): Promise<void> {
    this.ending.abort();
    this.polled?.stop();
    await this.deps.shelf.clear();
  }

  private async begin(): Promise<void> {
    const { orderId } = this.kept;
    if (orderId !== undefined) return this.follow(orderId);
    const { key, request } = this.kept;
    const { api } = this.deps;
    const params = { header: { 'Idempotency-Key': key } };
    const placed = await this.untilAnswered(() =>
      answerOf(api.POST('/v1/orders', { params, body: request })),
    );
    if (placed === undefined) return;
    if (!placed.ok) {
      const { failure } = placed;
      if (failure.kind === 'refused') this.refused.value = { step: 'refused', ...failure };
      return;
    }
    await this.keep({ orderId: placed.data.orderId });
    this.sending.value = undefined;
    this.order.value = placed.data;
    this.follow(placed.data.orderId);
  }

  /** Keeps the order current, and clears what was sent before a reload once that can be told. */
  private follow(orderId: string): void {
    const { attempt } = this.kept;
    const isResumed = this.order.value === undefined;
    // A clock that was put back since would else wait for as long.
    const leftMs = attempt ? ON_ITS_WAY_MS - Math.abs(Date.now() - attempt.sentAt) : 0;
    const onItsWay = isResumed && attempt && leftMs > 0;
    this.sending.value = onItsWay ? { what: 'payment', way: attempt.way } : undefined;
    if (onItsWay) setTimeout(() => this.settled('payment'), leftMs);
    const polled = watchOrder(this.deps.api, orderId);
    this.polled = polled;
    polled.value.subscribe((order) => {
      if (order !== undefined && !this.ending.signal.aborted) this.heard(order);
    });
    polled.refusal.subscribe((refusal) => {
      if (refusal?.status === 404) this.refused.value = { step: 'refused', ...refusal };
    });
    polled.staleSeconds.subscribe((seconds) => {
      this.isSilent.value = seconds > 0;
    });
  }

  private heard(order: Order): void {
    const known = this.order.value;
    if (known !== undefined && order.version < known.version) return;
    this.order.value = order;
  }

  private async sendPayment(wanted: AlipayWay): Promise<void> {
    const { orderId } = this.kept;
    const checkId = this.order.value?.checks.find(({ status }) => status !== 'PAID')?.checkId;
    if (orderId === undefined) return;
    const key = crypto.randomUUID();
    this.refusal.value = undefined;
    this.sending.value = { what: 'payment', way: wanted.way };
    await this.keep({ attempt: { key, way: wanted.way, sentAt: Date.now() } });
    const { api } = this.deps;
    const params = { path: { orderId }, header: { 'Idempotency-Key': key } };
    const body = { ...wanted, ...(checkId !== undefined && { checkId }) };
    const paid = await this.untilAnswered(() =>
      answerOf(api.POST('/v1/orders/{orderId}/payments', { params, body })),
    );
    if (paid === undefined) return;
    if (paid.ok) this.answered(paid.data);
    else if (paid.failure.kind === 'refused') this.refusal.value = paid.failure.detail;
    this.settled('payment');
    this.polled?.now();
  }

  /** Shows a payment's answer at once, without waiting for the next look at its order. */
  private answered(payment: Payment): void {
    const order = this.order.value;
    if (order === undefined) return;
    const others = order.payments.filter(({ paymentId }) => paymentId !== payment.paymentId);
    const paid = payment.status === 'CAPTURED' && order.checks.length === 1;
    this.order.value = {
      ...order,
      payments: [...others, payment],
      ...(paid && { paymentStatus: 'PAID' }),
      ...(payment.pickupNumber !== undefined && { pickupNumber: payment.pickupNumber }),
    };
  }

  private async sendCancel(): Promise<void> {
    const { orderId } = this.kept;
    if (orderId === undefined || this.sending.value?.what === 'cancel') return;
    this.sending.value = { what: 'cancel' };
    const { api } = this.deps;
    const cancelled = await this.untilAnswered(() =>
      answerOf(api.POST('/v1/orders/{orderId}/cancel', { params: { path: { orderId } } })),
    );
    if (cancelled?.ok) this.heard(cancelled.data);
    this.settled('cancel');
    this.polled?.now();
  }

  private settled(what: Sending['what']): void {
    if (this.sending.value?.what === what) this.sending.value = undefined;
  }

  private async keep(more: Partial<KeptSale>): Promise<void> {
    if (this.ending.signal.aborted) return;
    this.kept = { ...this.kept, ...more };
    await this.deps.shelf.keep(this.kept);
  }

  private async untilAnswered<T>(ask: () => Promise<Answer<T>>): Promise<Answer<T> | undefined> {
    const asked = async (): Promise<Answer<T>> => pastOldToken(await ask());
    const answer = await untilAnswered(asked, this.ending.signal, () => {
      this.isSilent.value = true;
    });
    this.isSilent.value = false;
    return answer;
  }
}
