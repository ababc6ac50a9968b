import type { MerchantId } from '../../core/domain/ids.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type {
  Acknowledgement,
  CancelResult,
  GatewayNotice,
  NotificationResult,
  PaymentGateway,
  PaymentRef,
  PayRequest,
  PayResult,
  PostedMessage,
  QrRequest,
  QrResult,
  QueryResult,
  RefundQueryResult,
  RefundRequest,
  RefundResult,
} from '../../core/ports/payment-gateway.ts';
import type { AlipayLedger } from './alipay-ledger.ts';
import type { Faults } from './faults.ts';

interface Results {
  pay: PayResult;
  createQr: QrResult;
  query: QueryResult;
  cancel: CancelResult;
  refund: RefundResult;
  queryRefund: RefundQueryResult;
}
export type Method = keyof Results;

/** What happens to one call; honest and at once where nothing is said. */
export interface Behaviour<R> {
  /** When Alipay gets the request: ms later, possibly long after we stopped listening. */
  readonly reaches?: number | 'never';
  /** What we hear: nothing that can be verified, or these words instead of Alipay's own. */
  readonly answers?: 'lost' | R;
  /** When we hear it, in ms after the call. */
  readonly after?: number;
}

export interface Call {
  readonly method: Method;
  readonly at: number;
  readonly outTradeNo: string;
  readonly refundId?: string;
  readonly minor: number;
}

interface Time extends Clock {
  at(time: number, run: () => unknown): void;
  wait(ms: number): Promise<void>;
}

const LOST = { kind: 'unknown', code: 'TIMEOUT' } as const;

/** A gateway over Alipay's ledger whose network and tempers a test writes down beforehand. */
export class ScriptedGateway implements PaymentGateway {
  readonly calls: Call[] = [];
  readonly #ledger: AlipayLedger;
  readonly #time: Time;
  readonly #faults: Faults;
  readonly #next = new Map<Method, Behaviour<unknown>[]>();
  readonly #always = new Map<Method, Behaviour<unknown>>();

  constructor(ledger: AlipayLedger, time: Time, faults: Faults) {
    this.#ledger = ledger;
    this.#time = time;
    this.#faults = faults;
  }

  /** The coming calls of a method, in order; the ones after them are honest again. */
  next<M extends Method>(method: M, ...script: Behaviour<Results[M]>[]): void {
    this.#next.set(method, [...(this.#next.get(method) ?? []), ...script]);
  }

  /** Every call that `next` says nothing about, until told otherwise; `{}` is honest. */
  always<M extends Method>(method: M, behaviour: Behaviour<Results[M]>): void {
    this.#always.set(method, behaviour);
  }

  /** From now on every call is honest and at once; what is under way stays so. */
  heal(): void {
    this.#next.clear();
    this.#always.clear();
  }

  /** The times of a method's calls, in ms after `start`. */
  timesOf(method: Method, start: number): number[] {
    return this.calls.filter((c) => c.method === method).map((c) => c.at - start);
  }

  pay(request: PayRequest): Promise<PayResult> {
    const lost = { ...LOST, attemptFailed: false };
    return this.#call('pay', request, lost, (now) => this.#ledger.pay(request, now));
  }

  createQr(request: QrRequest): Promise<QrResult> {
    return this.#call('createQr', request, LOST, () => this.#ledger.createQr(request));
  }

  query(payment: PaymentRef): Promise<QueryResult> {
    return this.#call('query', payment, LOST, (now) => this.#ledger.query(payment, now));
  }

  cancel(payment: PaymentRef): Promise<CancelResult> {
    return this.#call('cancel', payment, LOST, (now) => this.#ledger.cancel(payment, now));
  }

  refund(request: RefundRequest): Promise<RefundResult> {
    return this.#call('refund', request, LOST, (now) => this.#ledger.refund(request, now));
  }

  queryRefund(request: RefundRequest): Promise<RefundQueryResult> {
    return this.#call('queryRefund', request, LOST, (now) =>
      this.#ledger.queryRefund(request, now),
    );
  }

  /** A notification is its JSON; whatever is not from `notificationOf` is a forgery. */
  async parseNotification(
    merchantId: MerchantId,
    { body }: PostedMessage,
  ): Promise<NotificationResult> {
    const { signedFor, notice } = JSON.parse(body) as ReturnType<typeof signed>;
    return signedFor === merchantId
      ? { kind: 'authentic', notice }
      : { kind: 'rejected', reason: 'signature' };
  }

  async acknowledge(
    _merchantId: MerchantId,
    _message: PostedMessage,
    accepted: boolean,
  ): Promise<Acknowledgement> {
    return { status: 200, headers: {}, body: accepted ? 'success' : 'failure' };
  }

  async #call<M extends Method>(
    method: M,
    request: PaymentRef | RefundRequest,
    lost: Results[M],
    reach: (now: number) => Results[M],
  ): Promise<Results[M]> {
    this.calls.push(callOf(method, this.#time.now(), request));
    const script = (this.#next.get(method)?.shift() ?? this.#always.get(method) ?? {}) as Behaviour<
      Results[M]
    >;
    return await this.#faults.around(async () => {
      const { reaches = 0, answers, after = 0 } = script;
      const honest = reaches === 0 ? reach(this.#time.now()) : lost;
      if (reaches !== 0 && reaches !== 'never') {
        this.#time.at(this.#time.now() + reaches, () => reach(this.#time.now()));
      }
      await this.#time.wait(after);
      return answers === 'lost' ? lost : (answers ?? honest);
    });
  }
}

const callOf = (method: Method, at: number, request: PaymentRef | RefundRequest): Call => {
  const { outTradeNo, amount } = request;
  return 'refundId' in request
    ? { method, at, outTradeNo, refundId: request.refundId, minor: request.refundAmount.minor }
    : { method, at, outTradeNo, minor: amount.minor };
};

const signed = (signedFor: MerchantId, notice: GatewayNotice) => ({ signedFor, notice });

/** A notification that only this merchant's Alipay could have signed. */
export const notificationOf = (merchantId: MerchantId, notice: GatewayNotice): PostedMessage => ({
  path: '/notifications',
  headers: {},
  body: JSON.stringify(signed(merchantId, notice)),
});
