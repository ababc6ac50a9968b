import { signal } from '@preact/signals';
import { type Answer, answerOf, type Failure } from '../api/answer.ts';
import type { Api } from '../api/client.ts';
import type { paths } from '../api/schema.d.ts';
import { language } from '../i18n/language.ts';
import { ifNoneMatch, type Looked, lookAt } from '../live/look.ts';
import { type Polled, poll } from '../live/poll.ts';
import type { Seen } from '../live/steps.ts';
import { untilAnswered } from '../pay/persist.ts';
import { isOver, noticeOf, type OwnPayment } from './own-payment.ts';
import { afterLook, payRequest, type TableOrder, type Whose } from './table-order.ts';
import type { KeptAttempt, TableShelf } from './table-shelf.ts';

type OrderBody =
  paths['/v1/tables/{token}/order/lines']['post']['requestBody']['content']['application/json'];

export interface VisitDeps {
  readonly api: Api;
  readonly token: string;
  readonly shelf: TableShelf;
  /** Whether a diner's token says who this is: then no session does. */
  readonly isSignedIn: () => boolean;
}

export type Phase = 'opening' | 'open' | 'ended' | 'no-table';

/** What made the shared order another one than was shown. */
const MOVED_ON: ReadonlySet<string> = new Set(['other-order', 'table-closed']);

/** One phone at a table: the shared order, kept current, and what its guest does with it. */
export class TableVisit {
  readonly phase = signal<Phase>('opening');
  readonly order = signal<TableOrder | undefined>(undefined);
  /** Why the last wish was refused, in the reader's language. */
  readonly refusal = signal<string | undefined>(undefined);
  /** What was asked has no answer for a while. */
  readonly isSilent = signal(false);
  /** How many wishes are on their way. */
  readonly sending = signal(0);
  readonly payment = signal<OwnPayment | undefined>(undefined);
  readonly staleSeconds = signal(0);
  /** What the guest looks at. */
  readonly seen = signal<Seen | undefined>(undefined);
  private readonly deps: VisitDeps;
  private readonly ending = new AbortController();
  private session: string | undefined;
  private polled: Polled<TableOrder> | undefined;
  /** How many were answered. */
  private wishes = 0;
  /** One wish after the other: each is about the order as the one before left it. */
  private last: Promise<void> = Promise.resolve();

  constructor(deps: VisitDeps) {
    this.deps = deps;
    void this.open();
  }

  /** Orders dishes at once: what is on the table is everybody's to see. */
  add(lines: OrderBody['lines']): void {
    const key = crypto.randomUUID();
    void this.wish((order) => {
      const params = { ...this.path(), header: { 'Idempotency-Key': key } };
      const body = { ...this.at(order), lines, language: language.value };
      return this.deps.api.POST('/v1/tables/{token}/order/lines', { params, body });
    });
  }

  /** None takes the line away. */
  change(lineId: string, quantity: number): void {
    void this.wish((order) => {
      const params = { path: { token: this.deps.token, lineId } };
      const body = { ...this.at(order), quantity, language: language.value };
      return this.deps.api.PUT('/v1/tables/{token}/order/lines/{lineId}', { params, body });
    });
  }

  pay(wanted: Whose): void {
    const order = this.order.value;
    const request = order && payRequest(order, wanted);
    // A button that is pressed twice asks once.
    if (this.payment.value?.step === 'starting') return;
    if (order === undefined || request === undefined) return;
    const body = { ...this.at(order), ...request, language: language.value };
    void this.sendPayment({ key: crypto.randomUUID(), body });
  }

  /** The guest has seen how their payment ended; one that runs stays. */
  putAway(): void {
    const [own, order] = [this.payment.value, this.order.value];
    const isDone =
      own?.step === 'refused' ||
      (own?.step === 'begun' && order !== undefined && isOver(noticeOf(own, order)));
    if (!isDone) return;
    this.payment.value = undefined;
    void this.deps.shelf.clearAttempt();
  }

  /** Another order, after one that has ended. */
  beginAgain(): void {
    this.polled?.stop();
    this.order.value = undefined;
    // It was of the order before, which alone could tell what became of it.
    this.payment.value = undefined;
    this.phase.value = 'opening';
    void this.open();
  }

  private path() {
    return { path: { token: this.deps.token } };
  }

  private at({ orderId }: TableOrder) {
    const { session } = this;
    return { orderId, ...(session !== undefined && { session }) };
  }

  private async open(): Promise<void> {
    const { api, shelf, isSignedIn } = this.deps;
    this.session = isSignedIn() ? undefined : await shelf.session();
    const opened = await this.untilAnswered(() => answerOf(this.ask(api)));
    if (opened === undefined) return;
    if (!opened.ok) {
      this.refused(opened.failure);
      this.phase.value = 'no-table';
      return;
    }
    const { session } = opened.data;
    if (session !== undefined) {
      this.session = session;
      await shelf.keepSession(session);
    }
    this.heard(opened.data);
    this.follow();
    await this.resume();
  }

  private ask(api: Api) {
    const { session } = this;
    const body = session === undefined ? {} : { session };
    return api.POST('/v1/tables/{token}/order', { params: this.path(), body });
  }

  private follow(): void {
    const polled = poll<TableOrder>({ look: (etag, aborted) => this.look(etag, aborted) });
    this.polled = polled;
    polled.value.subscribe((seen) => {
      if (seen !== undefined) this.heard(seen);
    });
    polled.refusal.subscribe((refusal) => {
      if (refusal?.status === 404) this.phase.value = 'no-table';
    });
    polled.staleSeconds.subscribe((seconds) => {
      this.staleSeconds.value = seconds;
    });
  }

  /** What all see is looked at by its tag; only once it is new, what is mine of it is asked for. */
  private async look(etag: string | undefined, signal: AbortSignal): Promise<Looked<TableOrder>> {
    const { api } = this.deps;
    const { wishes } = this;
    const looked = await lookAt(
      api.GET('/v1/tables/{token}/order', { params: this.path(), signal, ...ifNoneMatch(etag) }),
    );
    // Asking whose an ended order is would open the next one.
    if (looked === 'unchanged' || !looked.ok || looked.data.status === 'ENDED') return looked;
    const own = await answerOf(this.ask(api));
    // What this phone has changed meanwhile was answered with something newer.
    if (wishes !== this.wishes) return 'unchanged';
    // A sign-in has ended meanwhile: from now on the phone is a guest without a name.
    if (own.ok && own.data.session !== undefined) this.session = own.data.session;
    return own.ok ? { ...looked, data: own.data } : own;
  }

  private heard(seen: TableOrder): void {
    if (this.phase.value === 'ended') return;
    const what = afterLook(this.order.value, seen);
    if (what === 'begin-again') {
      this.beginAgain();
      return;
    }
    const isOther = this.order.value !== undefined && this.order.value.orderId !== seen.orderId;
    // An ended order tells nobody any more who they were.
    const diner = seen.diner ?? (isOther ? undefined : this.order.value?.diner);
    if (what === 'show' || !isOther) {
      this.order.value = diner === undefined ? seen : { ...seen, diner };
    }
    this.phase.value = what === 'ended' ? 'ended' : 'open';
    if (what === 'ended') this.polled?.stop();
  }

  /** A payment that was sent before the page was reloaded. */
  private async resume(): Promise<void> {
    const kept = await this.deps.shelf.attempt();
    if (kept === undefined) return;
    if (kept.body.orderId === this.order.value?.orderId) await this.sendPayment(kept);
    else await this.deps.shelf.clearAttempt();
  }

  private async sendPayment(attempt: KeptAttempt): Promise<void> {
    const { api, shelf } = this.deps;
    this.payment.value = { step: 'starting', amount: attempt.body.amount };
    // Before it is sent: a phone that dies right after finds its payment again.
    await shelf.keepAttempt(attempt);
    const params = { ...this.path(), header: { 'Idempotency-Key': attempt.key } };
    const begun = await this.untilAnswered(() =>
      answerOf(api.POST('/v1/tables/{token}/order/payments', { params, body: attempt.body })),
    );
    if (begun === undefined) return;
    if (begun.ok) this.payment.value = { step: 'begun', payment: begun.data };
    else if (begun.failure.kind === 'refused') {
      this.payment.value = { step: 'refused', ...begun.failure };
      await shelf.clearAttempt();
    }
    this.polled?.now();
  }

  private wish(
    ask: (order: TableOrder) => Parameters<typeof answerOf<TableOrder>>[0],
  ): Promise<void> {
    this.sending.value += 1;
    this.refusal.value = undefined;
    this.last = this.last
      .then(async () => {
        const order = this.order.value;
        if (order === undefined) return;
        const answer = await this.untilAnswered(() => answerOf(ask(order)));
        if (answer?.ok) this.heard(answer.data);
        else if (answer !== undefined) this.refused(answer.failure);
      })
      .finally(() => {
        this.wishes += 1;
        this.sending.value -= 1;
      });
    return this.last;
  }

  private refused(failure: Failure): void {
    if (failure.kind !== 'refused') return;
    this.refusal.value = failure.detail;
    if (MOVED_ON.has(failure.code)) this.polled?.now();
  }

  private async untilAnswered<T>(ask: () => Promise<Answer<T>>): Promise<Answer<T> | undefined> {
    const answer = await untilAnswered(ask, this.ending.signal, () => {
      this.isSilent.value = true;
    });
    this.isSilent.value = false;
    return answer;
  }
}
