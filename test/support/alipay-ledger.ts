import { equals, type Money, subtract, sum } from '../../core/domain/money.ts';
import type {
  CancelResult,
  PaymentRef,
  PayRequest,
  PayResult,
  QrRequest,
  QrResult,
  QueryResult,
  RefundQueryResult,
  RefundRequest,
  RefundResult,
} from '../../core/ports/payment-gateway.ts';

export interface Trade {
  readonly outTradeNo: string;
  readonly tradeNo: string;
  readonly amount: Money;
  readonly expiresAt: number;
  readonly status: 'WAIT_BUYER_PAY' | 'TRADE_SUCCESS' | 'TRADE_CLOSED';
  /** Whether the customer's money ever arrived. */
  readonly paid: boolean;
  /** By refund number; what a cancel returned is under `cancel`. */
  readonly refunds: ReadonlyMap<string, Money>;
}

/** What a customer does when asked to pay: has paid at once, must type a password, is refused. */
export type Customer = 'pays' | 'is asked' | 'is refused';

/** Alipay's own truth, tiny and honest: trades, refunds and their states. Time comes from the caller. */
export class AlipayLedger {
  customer: Customer = 'pays';
  /** The merchant's account cannot pay anything back. */
  outOfMoney = false;
  readonly #trades = new Map<string, Trade>();
  /** QR codes of orders that nobody has scanned yet, by our number. */
  readonly #codes = new Map<string, QrRequest>();

  pay(request: PayRequest, now: number): PayResult {
    const known = this.trade(request.outTradeNo, now);
    if (known?.status === 'TRADE_SUCCESS') {
      return { kind: 'unknown', code: 'ACQ.TRADE_HAS_SUCCESS', attemptFailed: false };
    }
    if (known?.status === 'TRADE_CLOSED') return { kind: 'declined', code: 'ACQ.TRADE_HAS_CLOSE' };
    if (now >= request.expiresAt) {
      return { kind: 'declined', code: 'ACQ.NOW_TIME_AFTER_EXPIRE_TIME_ERROR' };
    }
    if (this.customer === 'is refused') {
      return { kind: 'declined', code: 'ACQ.BUYER_BALANCE_NOT_ENOUGH' };
    }
    const paid = this.customer === 'pays';
    const tradeNo = `2026112222001${String(this.#trades.size + 1).padStart(15, '0')}`;
    const { outTradeNo, amount, expiresAt } = request;
    const status = paid ? 'TRADE_SUCCESS' : 'WAIT_BUYER_PAY';
    this.#put({ outTradeNo, tradeNo, amount, expiresAt, paid, status, refunds: new Map() });
    return paid ? { kind: 'captured', amount, tradeNo } : { kind: 'pending', tradeNo };
  }

  /** The same number makes the same code. */
  createQr(request: QrRequest): QrResult {
    this.#codes.set(request.outTradeNo, request);
    return { kind: 'created', qrCode: `https://qr.alipay.com/bax${request.outTradeNo}` };
  }

  /** A customer scans an order's code, which makes its trade, and pays or hesitates. */
  customerScans(outTradeNo: string, now: number): void {
    const code = this.#codes.get(outTradeNo);
    if (!code || now >= code.expiresAt) throw new Error(`No code of ${outTradeNo} to scan`);
    this.pay({ ...code, authCode: '' }, now);
  }

  /** A customer scans the code in the shop and types an amount; Alipay makes up both numbers. */
  customerTypes(amount: Money): Trade {
    const n = String(this.#trades.size + 1).padStart(15, '0');
    const numbers = { outTradeNo: `ALIPAY${n}`, tradeNo: `2026112222009${n}` };
    const status = 'TRADE_SUCCESS';
    return this.#put({
      ...numbers,
      amount,
      expiresAt: Number.MAX_SAFE_INTEGER,
      paid: true,
      status,
      refunds: new Map(),
    });
  }

  /** Somebody returns all of it in Alipay's own portal. */
  returnByHand(outTradeNo: string): void {
    const trade = this.#trades.get(outTradeNo);
    if (trade) this.#refund(trade, 'by hand', netOf(trade));
  }

  /** The customer types the password. */
  customerPays(outTradeNo: string, now: number): void {
    const trade = this.trade(outTradeNo, now);
    if (trade?.status !== 'WAIT_BUYER_PAY') throw new Error(`Not payable: ${outTradeNo}`);
    this.#put({ ...trade, status: 'TRADE_SUCCESS', paid: true });
  }

  query({ outTradeNo }: PaymentRef, now: number): QueryResult {
    const trade = this.trade(outTradeNo, now);
    if (!trade) return { kind: 'not-found' };
    const { tradeNo, amount } = trade;
    if (trade.status === 'TRADE_SUCCESS') return { kind: 'captured', amount, tradeNo };
    return { kind: trade.status === 'TRADE_CLOSED' ? 'closed' : 'pending', tradeNo };
  }

  cancel({ outTradeNo }: PaymentRef, now: number): CancelResult {
    const trade = this.trade(outTradeNo, now);
    if (!trade) return { kind: 'cancelled', action: 'none' };
    if (trade.status === 'WAIT_BUYER_PAY') {
      this.#put({ ...trade, status: 'TRADE_CLOSED' });
      return { kind: 'cancelled', action: 'close' };
    }
    if (trade.status === 'TRADE_SUCCESS') {
      if (this.outOfMoney) {
        return { kind: 'refused', code: 'ACQ.SELLER_BALANCE_NOT_ENOUGH', remedy: 'person' };
      }
      if (trade.refunds.size > 0) {
        return { kind: 'refused', code: 'ACQ.REASON_TRADE_REFUND_FEE_ERR', remedy: 'query' };
      }
      this.#refund(trade, 'cancel', trade.amount);
    }
    const returned = this.trade(outTradeNo, now)?.refunds.has('cancel');
    return { kind: 'cancelled', action: returned ? 'refund' : 'close' };
  }

  refund(request: RefundRequest, now: number): RefundResult {
    const { refundId, refundAmount } = request;
    const trade = this.trade(request.outTradeNo, now);
    if (!trade) return { kind: 'declined', code: 'ACQ.TRADE_NOT_EXIST' };
    const before = trade.refunds.get(refundId);
    if (before) {
      return equals(before, refundAmount)
        ? { kind: 'unconfirmed' }
        : { kind: 'declined', code: 'ACQ.DISCORDANT_REPEAT_REQUEST' };
    }
    if (trade.status === 'TRADE_CLOSED') return { kind: 'declined', code: 'ACQ.TRADE_HAS_CLOSE' };
    if (!trade.paid) return { kind: 'declined', code: 'ACQ.TRADE_STATUS_ERROR' };
    if (this.outOfMoney) return { kind: 'retry-later', code: 'ACQ.SELLER_BALANCE_NOT_ENOUGH' };
    if (refundAmount.minor <= 0 || refundAmount.minor > netOf(trade).minor) {
      return { kind: 'declined', code: 'ACQ.REASON_TRADE_REFUND_FEE_ERR' };
    }
    this.#refund(trade, refundId, refundAmount);
    return { kind: 'refunded' };
  }

  queryRefund({ outTradeNo, refundId }: RefundRequest, now: number): RefundQueryResult {
    const amount = this.trade(outTradeNo, now)?.refunds.get(refundId);
    return amount ? { kind: 'refunded', amount } : { kind: 'not-found' };
  }

  /** The trade as it is now: Alipay closes what nobody paid in time. */
  trade(outTradeNo: string, now: number): Trade | undefined {
    const trade = this.#trades.get(outTradeNo);
    const late = trade?.status === 'WAIT_BUYER_PAY' && now >= trade.expiresAt;
    return late ? this.#put({ ...trade, status: 'TRADE_CLOSED' }) : trade;
  }

  trades(): readonly Trade[] {
    return [...this.#trades.values()];
  }

  #refund(trade: Trade, number: string, amount: Money): void {
    const after = { ...trade, refunds: new Map([...trade.refunds, [number, amount]]) };
    const status = netOf(after).minor === 0 ? 'TRADE_CLOSED' : trade.status;
    this.#put({ ...after, status });
  }

  #put(trade: Trade): Trade {
    this.#trades.set(trade.outTradeNo, trade);
    return trade;
  }
}

/** The customer's money that is with the merchant. */
export function netOf({ amount, paid, refunds }: Trade): Money {
  const arrived = paid ? amount : { ...amount, minor: 0 };
  return subtract(arrived, sum(amount.currency, [...refunds.values()]));
}
