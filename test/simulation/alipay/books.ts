import type { Trade as BookedTrade } from '../../../audit/trace.ts';
import type { Refund } from '../../../local/alipay-simulator/ledger/refund.ts';
import type {
  ClosedBy,
  Order,
  Trade,
  TradeRef,
} from '../../../local/alipay-simulator/ledger/trade.ts';
import type { Mischief } from './mischief.ts';
import type { Surroundings } from './surroundings.ts';

/** A trade with its past. Only the books write it. */
export interface TradeRecord {
  readonly account: string;
  /** As it is now. */
  trade: Trade;
  /** As it was from then on, the newest last. */
  readonly states: { readonly at: number; readonly trade: Trade }[];
  /** By out_request_no. */
  readonly refunds: Map<string, Refund>;
  /** Waits, and its buyer means to pay. */
  willing: boolean;
  /** Money that the merchant never asked for. */
  readonly unsolicited: boolean;
  /** Paid with a code that hangs in a shop, which only a notification tells of. */
  readonly shop: boolean;
}

interface Opening {
  readonly expiresAt: number;
  readonly willing?: boolean;
  readonly unsolicited?: boolean;
  readonly shop?: boolean;
}

export type News =
  | { readonly event: 'paid' | 'closed' }
  | { readonly event: 'refunded'; readonly refund: Refund };

/**
 * Alipay's truth. Money moves here and nowhere else: it comes once, and never more of it goes back
 * than came. Each movement is observed and told to whoever notifies the merchant.
 */
export class Books {
  readonly #surroundings: Pick<Surroundings, 'now' | 'observe'>;
  readonly #mischief: Pick<Mischief, 'digits'>;
  readonly #tell: (record: TradeRecord, news: News) => void;
  readonly #byOutTradeNo = new Map<string, TradeRecord>();
  readonly #byTradeNo = new Map<string, TradeRecord>();
  #refunds = 0;

  constructor(
    surroundings: Pick<Surroundings, 'now' | 'observe'>,
    mischief: Pick<Mischief, 'digits'>,
    tell: (record: TradeRecord, news: News) => void,
  ) {
    this.#surroundings = surroundings;
    this.#mischief = mischief;
    this.#tell = tell;
  }

  /** The trade of a refund; AMS asks by the number of the refund alone. */
  findRefunded(account: string, ref: TradeRef, outRequestNo: string): TradeRecord | undefined {
    if (ref.tradeNo !== '') return this.find(account, ref);
    return [...this.#byOutTradeNo.values()].find(
      (record) => record.account === account && record.refunds.has(outRequestNo),
    );
  }

  /** trade_no wins, as at Alipay. */
  find(account: string, { outTradeNo, tradeNo }: TradeRef): TradeRecord | undefined {
    if (tradeNo === undefined) return this.#byOutTradeNo.get(`${account} ${outTradeNo}`);
    const found = this.#byTradeNo.get(tradeNo);
    return found?.account === account ? found : undefined;
  }

  /** A new trade that waits for its buyer. @throws if there is one with this number. */
  open(
    account: string,
    order: Order,
    { expiresAt, willing = false, unsolicited = false, shop = false }: Opening,
  ): TradeRecord {
    const name = `${account} ${order.outTradeNo}`;
    if (this.#byOutTradeNo.has(name)) throw new Error(`a second trade ${name}`);
    const at = this.#surroundings.now();
    const trade: Trade = {
      id: this.#byOutTradeNo.size + 1,
      account,
      tradeNo: `2026112222001${this.#mischief.digits(15, 'trade-no', account, order.outTradeNo)}`,
      status: 'WAIT_BUYER_PAY',
      capturedFen: 0,
      refundedFen: 0,
      order,
      createdAt: at,
      expiresAt,
    };
    const states = [{ at, trade }];
    const refunds = new Map<string, Refund>();
    const flags = { willing, unsolicited, shop };
    const record: TradeRecord = { account, trade, states, refunds, ...flags };
    this.#byOutTradeNo.set(name, record);
    this.#byTradeNo.set(trade.tradeNo, record);
    return record;
  }

  /** The buyer's money arrives. @throws if the trade does not wait for it. */
  capture(record: TradeRecord, status: 'TRADE_SUCCESS' | 'TRADE_FINISHED'): void {
    const minor = record.trade.order.totalFen;
    this.#change(record, 'WAIT_BUYER_PAY', {
      status,
      capturedFen: minor,
      paidAt: this.#surroundings.now(),
    });
    const { outTradeNo } = record.trade.order;
    this.#surroundings.observe({ kind: 'captured', outTradeNo, minor });
    this.#tell(record, { event: 'paid' });
  }

  /** Ends a trade that nobody paid. @throws if it does not wait. */
  close(record: TradeRecord, by: ClosedBy): void {
    const closedAt = this.#surroundings.now();
    const closed = { status: 'TRADE_CLOSED', closedAt, closedBy: by } as const;
    this.#change(record, 'WAIT_BUYER_PAY', closed);
    const { outTradeNo } = record.trade.order;
    this.#surroundings.observe({ kind: 'closed', outTradeNo });
    this.#tell(record, { event: 'closed' });
  }

  /** A cancel returns everything. @throws if a part went back before, or the trade is not paid. */
  cancel(record: TradeRecord): void {
    const { capturedFen } = record.trade;
    this.#giveBack(record, { fen: capturedFen }, 'cancel');
  }

  /** Returns a part or all. @throws if that is more than is left, or the trade is not paid. */
  refund(record: TradeRecord, order: Pick<Refund, 'fen' | 'reason' | 'outRequestNo'>): Refund {
    const { outRequestNo = record.trade.order.outTradeNo } = order;
    if (record.refunds.has(outRequestNo)) throw new Error(`a second refund ${outRequestNo}`);
    return this.#giveBack(record, { ...order, outRequestNo }, 'refund');
  }

  trades(): BookedTrade[] {
    return [...this.#byOutTradeNo.values()].map(({ trade }) => ({
      outTradeNo: trade.order.outTradeNo,
      minor: trade.order.totalFen,
      capturedMinor: trade.capturedFen,
      returnedMinor: trade.refundedFen,
    }));
  }

  #giveBack(
    record: TradeRecord,
    order: Pick<Refund, 'fen' | 'reason' | 'outRequestNo'>,
    through: 'cancel' | 'refund',
  ): Refund {
    const { fen, outRequestNo } = order;
    const { capturedFen, refundedFen, order: paid } = record.trade;
    const left = capturedFen - refundedFen - fen;
    if (!Number.isInteger(fen) || fen < 1 || left < 0) {
      throw new Error(`${fen} fen of ${capturedFen - refundedFen} cannot go back`);
    }
    const at = this.#surroundings.now();
    const ended = { status: 'TRADE_CLOSED', closedAt: at, closedBy: through } as const;
    const changes = { refundedFen: refundedFen + fen, ...(left === 0 && ended) };
    this.#change(record, 'TRADE_SUCCESS', changes);
    this.#refunds += 1;
    const refund = { ...order, id: this.#refunds, at };
    if (outRequestNo !== undefined) record.refunds.set(outRequestNo, refund);
    const { outTradeNo } = paid;
    const refundId = outRequestNo;
    this.#surroundings.observe({ kind: 'returned', outTradeNo, minor: fen, through, refundId });
    if (left === 0) this.#surroundings.observe({ kind: 'closed', outTradeNo });
    this.#tell(record, { event: 'refunded', refund });
    return refund;
  }

  #change(record: TradeRecord, from: Trade['status'], changes: Partial<Trade>): void {
    const { status } = record.trade;
    if (status !== from) throw new Error(`a trade that is ${status}, not ${from}`);
    record.trade = { ...record.trade, ...changes };
    record.states.push({ at: this.#surroundings.now(), trade: record.trade });
    record.willing &&= record.trade.status === 'WAIT_BUYER_PAY';
  }
}

/** The trade as it was then, undefined before it was. */
export const asOf = ({ states }: TradeRecord, at: number): Trade | undefined =>
  states.findLast((state) => state.at <= at)?.trade;
