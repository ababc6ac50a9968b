import type { Order } from '../../../local/alipay-simulator/ledger/trade.ts';
import type { Assumptions } from './assumptions.ts';
import type { Books, TradeRecord } from './books.ts';
import type { Buyers } from './buyer.ts';
import type { Codes } from './code-book.ts';
import type { Mischief } from './mischief.ts';
import type { Strays } from './strays.ts';
import type { Surroundings } from './surroundings.ts';

/** What the calls of the gateway share. */
export interface Backend {
  readonly surroundings: Pick<Surroundings, 'now' | 'at'>;
  readonly assumptions: Assumptions;
  readonly mischief: Mischief;
  readonly books: Books;
  readonly buyers: Buyers;
  readonly codes: Codes;
  readonly strays: Strays;
  /** Accounts and numbers for which a cancel found no trade and that take no pay any more. */
  readonly blocked: Set<string>;
}

/** When a trade of this order closes by itself. */
export const expiryOf = ({ expires }: Pick<Order, 'expires'>, now: number): number =>
  'at' in expires ? expires.at : now + expires.afterMs;

/** The buyer's money arrives; a few trades can never be refunded from then on. */
export function capture({ books, mischief }: Backend, record: TradeRecord): void {
  const { outTradeNo } = record.trade.order;
  const deed = mischief.drawn('finished', outTradeNo);
  books.capture(record, deed === undefined ? 'TRADE_SUCCESS' : 'TRADE_FINISHED');
}

/** The buyer pays if the trade still waits, in time, and nobody has healed the world meanwhile. */
export function payIfPossible(backend: Backend, record: TradeRecord): void {
  const { mischief, surroundings } = backend;
  const inTime = surroundings.now() < record.trade.expiresAt;
  if (record.willing && inTime && !mischief.ended) capture(backend, record);
}

/** By chance a willing buyer chooses this very moment to pay. */
export function letBuyerPayFirst(backend: Backend, record: TradeRecord, n: number): void {
  const { outTradeNo } = record.trade.order;
  if (!record.willing || backend.mischief.drawn('race', outTradeNo, n) === undefined) return;
  payIfPossible(backend, record);
}
