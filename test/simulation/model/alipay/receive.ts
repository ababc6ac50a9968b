import type { Alipay, Request } from '../state.ts';
import { cancel } from './cancel.ts';
import { pay } from './pay.ts';
import { refund, refundQuery } from './refund.ts';
import type { Temper } from './tempers.ts';
import { type Act, truth } from './trade.ts';

/** Alipay gets a request at `now` and acts on it, in one step. */
export function receive(alipay: Alipay, request: Request, temper: Temper, now: number): Act {
  switch (request.name) {
    case 'pay':
      return pay(alipay, temper, now);
    case 'query':
    case 'trade-query': {
      const lagging = temper === 'lagging' ? alipay.replica : undefined;
      return { alipay, answer: lagging?.says ?? truth(alipay) };
    }
    case 'cancel':
      return cancel(alipay, temper, now);
    case 'refund':
      return refund(alipay, refundOf(request), temper, now);
    case 'refund-query':
      return { alipay, answer: refundQuery(alipay, refundOf(request), temper) };
  }
}

function refundOf({ refund: wanted }: Request): NonNullable<Request['refund']> {
  if (!wanted) throw new Error('A refund names its number and amount');
  return wanted;
}
