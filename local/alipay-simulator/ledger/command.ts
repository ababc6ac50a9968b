import type { ErrorName } from './errors.ts';
import type { Refund } from './refund.ts';
import type { Order, Trade, TradeRef } from './trade.ts';

/** A request, understood: what every gateway's own form comes down to. */
export type Command =
  | { readonly operation: 'pay'; readonly order: Order }
  | { readonly operation: 'query' | 'cancel' | 'close'; readonly ref: TradeRef }
  | { readonly operation: 'refund'; readonly ref: TradeRef; readonly refund: RefundOrder }
  | { readonly operation: 'refund-query'; readonly ref: TradeRef; readonly outRequestNo: string };

/** The trade a command is about. */
export const refOf = (command: Command): TradeRef =>
  command.operation === 'pay' ? { outTradeNo: command.order.outTradeNo } : command.ref;

export interface RefundOrder {
  /** Undefined: the whole trade, under its own number. */
  readonly outRequestNo?: string;
  readonly fen: number;
  readonly reason?: string;
}

/** What became of a command. */
export type Outcome =
  | { readonly kind: 'refused'; readonly error: ErrorName }
  | { readonly kind: 'paid' | 'waiting' | 'found' | 'closed'; readonly trade: Trade }
  | { readonly kind: 'cancelled'; readonly trade: Trade; readonly action: 'close' | 'refund' }
  | { readonly kind: 'nothing-to-cancel' }
  | {
      readonly kind: 'refunded';
      readonly trade: Trade;
      readonly refund: Refund;
      readonly fundChange: boolean;
    }
  | { readonly kind: 'refund-found'; readonly trade: Trade; readonly refund: Refund }
  | { readonly kind: 'no-such-refund' };

export const refused = (error: ErrorName): Outcome => ({ kind: 'refused', error });
