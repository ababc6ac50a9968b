import type { BillOutcome } from './bill.ts';
import type { Code, ShopSale } from './code.ts';
import type { ErrorName } from './errors.ts';
import type { Grant, GrantOutcome } from './oauth.ts';
import type { Refund } from './refund.ts';
import type { OpenOrder, Order, Trade, TradeRef } from './trade.ts';

/** A request, understood: what every gateway's own form comes down to. */
export type Command =
  | { readonly operation: 'pay'; readonly order: Order }
  | { readonly operation: 'precreate'; readonly code: CodeOrder }
  | { readonly operation: 'shop-code'; readonly change: ShopCodeChange }
  | { readonly operation: 'query' | 'close'; readonly ref: TradeRef }
  | { readonly operation: 'cancel'; readonly ref: TradeRef; readonly window?: CancelWindow }
  | { readonly operation: 'refund'; readonly ref: TradeRef; readonly refund: RefundOrder }
  | { readonly operation: 'refund-query'; readonly ref: TradeRef; readonly outRequestNo: string }
  | { readonly operation: 'oauth-token'; readonly grant: Grant }
  | { readonly operation: 'bill-url'; readonly date: string; readonly origin: string };

/**
 * How long a paid trade can be cancelled: until 00:15 in China on the day after it was created
 * (protocol 3.6 and 4.6), or always if a command has no window.
 */
export type CancelWindow = 'until-00:15';

/** A code for one order, made before anybody is there to pay it. */
export interface CodeOrder {
  readonly order: OpenOrder;
  /** When nobody can scan it any more; a trade that it opened lives by its own expiry. */
  readonly expires: Order['expires'];
  /** The trade is there and waits before the code is scanned; by default only after. */
  readonly opensTrade?: true;
  /** What the text begins with; `https://qr.alipay.com/bax` if it is missing. */
  readonly prefix?: string;
}

/** A code that hangs in a shop. A change names it by its text. */
export type ShopCodeChange =
  | { readonly kind: 'create'; readonly store: string; readonly sale: ShopSale }
  | { readonly kind: 'modify'; readonly codeText: string; readonly sale: ShopSale }
  | {
      readonly kind: 'status';
      readonly codeText: string;
      readonly status: 'STOP' | 'RESTART' | 'DELETE';
    };

/** The trade a command is about; empty if it is about none. */
export function refOf(command: Command): TradeRef {
  switch (command.operation) {
    case 'pay':
      return { outTradeNo: command.order.outTradeNo };
    case 'precreate':
      return { outTradeNo: command.code.order.outTradeNo };
    case 'shop-code':
    case 'oauth-token':
    case 'bill-url':
      return {};
    default:
      return command.ref;
  }
}

export interface RefundOrder {
  /** Undefined: the whole trade, under its own number. */
  readonly outRequestNo?: string;
  readonly fen: number;
  readonly reason?: string;
  /** Only recorded now, and carried out after so many virtual milliseconds. */
  readonly afterMs?: number;
  /** Whether its notification is sent; by default if a part of the trade is left (protocol 2.17). */
  readonly notifies?: 'always' | 'never';
}

/** What became of a command. */
export type Outcome =
  | { readonly kind: 'refused'; readonly error: ErrorName }
  | { readonly kind: 'paid' | 'waiting' | 'found' | 'closed'; readonly trade: Trade }
  /** A code is there, the same one for a repeated request; `trade` if it opened one at once. */
  | { readonly kind: 'code-ready'; readonly code: Code; readonly trade?: Trade }
  | { readonly kind: 'cancelled'; readonly trade: Trade; readonly action: 'close' | 'refund' }
  | { readonly kind: 'nothing-to-cancel' }
  | {
      readonly kind: 'refunded';
      readonly trade: Trade;
      readonly refund: Refund;
      readonly fundChange: boolean;
    }
  /** Recorded; the money moves later. */
  | { readonly kind: 'refund-recorded'; readonly trade: Trade }
  | { readonly kind: 'refund-found'; readonly trade: Trade; readonly refund: Refund }
  | { readonly kind: 'no-such-refund' }
  | GrantOutcome
  | BillOutcome;

export const refused = (error: ErrorName): Outcome => ({ kind: 'refused', error });
