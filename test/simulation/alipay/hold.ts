import type { Trade } from '../../../local/alipay-simulator/ledger/trade.ts';
import type { Backend } from './backend.ts';
import { HOUR, SECOND } from './times.ts';

/** Why this trade cannot be cancelled, as a sub_code. It stays so. */
export function noCancelOf({ mischief }: Backend, { order }: Trade): string | undefined {
  switch (mischief.drawn('no-cancel', order.outTradeNo)) {
    case 'too-late':
      return 'TRADE_CANCEL_TIME_OUT';
    case 'not-allowed':
      return 'CANCEL_NOT_ALLOWED';
    case undefined:
      return undefined;
  }
}

/** Why the money of a paid trade cannot go back now, as a sub_code. It passes. */
export function noReturnOf(backend: Backend, { order, paidAt = 0 }: Trade): string | undefined {
  const { mischief, surroundings } = backend;
  const { outTradeNo } = order;
  const lastsMs = mischief.spread(5 * SECOND, 2 * HOUR, 'no-return-lasts', outTradeNo);
  if (surroundings.now() >= paidAt + lastsMs) return undefined;
  switch (mischief.drawn('no-return', outTradeNo)) {
    case 'frozen':
      return 'REASON_TRADE_BEEN_FREEZEN';
    case 'no-balance':
      return 'SELLER_BALANCE_NOT_ENOUGH';
    case undefined:
      return undefined;
  }
}
