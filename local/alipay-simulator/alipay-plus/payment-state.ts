import type { Trade } from '../ledger/trade.ts';
import type { ResultCode } from './results.ts';

interface PaymentState {
  /** AMS `paymentStatus`, APS `transactionStatus` (protocol 4.5). */
  readonly status: 'SUCCESS' | 'FAIL' | 'PROCESSING' | 'CANCELLED';
  readonly code: ResultCode;
}

const paid: PaymentState = { status: 'SUCCESS', code: 'SUCCESS' };

/** What became of a payment. A refund does not undo that it was paid; a cancel does. */
export function stateOf({ status, closedBy }: Trade): PaymentState {
  switch (status) {
    case 'WAIT_BUYER_PAY':
      return { status: 'PROCESSING', code: 'PAYMENT_IN_PROCESS' };
    case 'TRADE_SUCCESS':
    case 'TRADE_FINISHED':
      return paid;
    case 'TRADE_CLOSED':
      if (closedBy === 'refund') return paid;
      return closedBy === 'cancel'
        ? { status: 'CANCELLED', code: 'ORDER_IS_CANCELED' }
        : { status: 'FAIL', code: 'ORDER_IS_CLOSED' };
  }
}
