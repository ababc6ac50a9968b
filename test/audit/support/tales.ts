import type { PaymentEvent } from '../../../core/domain/evidence.ts';
import {
  captured,
  fenced,
  givesBack,
  handsBack,
  http,
  notified,
  pays,
  refunds,
  returned,
  silence,
  takesCash,
  unknown,
  watched,
} from './acts.ts';
import { cny, Tale } from './tale.ts';
import { DAY, MINUTE, SECOND } from './trace-builder.ts';

/*
 * Whole stories in which everything is as it must be. Each test breaks one of them in one place.
 */

/** A sale that Alipay answers at once, with a notification and a refund of a part. */
function sale(): Tale {
  const tale = new Tale();
  const n = tale.start();
  pays(tale, n);
  const resultId = tale.payment(n).paymentId;
  tale.trace.world({ ...http(tale, '/v1/orders/O1/payments'), resultId, key: 'p-0' });
  tale.trace.world({ kind: 'outbox', row: 'P1#2', step: 'written' });
  tale.trace.world({ kind: 'outbox', row: 'P1#2', step: 'delivered' });
  notified(tale, n);
  tale.trace.wait(5 * SECOND);
  refunds(tale, n);
  tale.trace.wait(DAY);
  return tale;
}

/** Alipay is silent: fenced and cancelled after a minute, and watched until nothing can come. */
function cancelled(): Tale {
  const tale = new Tale();
  const n = tale.start();
  silence(tale, n);
  watched(tale, n);
  tale.trace.wait(DAY);
  return tale;
}

/** The pay request reaches Alipay after its cancel; the money goes back. */
function late(): Tale {
  const tale = new Tale();
  const n = tale.start();
  silence(tale, n);
  tale.trace.wait(10 * SECOND);
  const { outTradeNo } = tale.payment(n);
  tale.trace.alipay({ kind: 'captured', outTradeNo, minor: 2_800 });
  notified(tale, n, () => givesBack(tale, n, 'notification'));
  returned(tale, n);
  tale.trace.wait(DAY);
  return tale;
}

/** Alipay will not cancel any more, and a query says that the money came: a refund returns it. */
function refused(): Tale {
  const tale = new Tale();
  const { trace } = tale;
  const n = tale.start();
  tale.call(n, 'pay', { minor: 2_800 });
  tale.move(n, 'wait', 'PENDING', unknown);
  trace.wait(61 * SECOND);
  fenced(tale, n, 'cancel-1');
  trace.alipay({ kind: 'captured', outTradeNo: tale.payment(n).outTradeNo, minor: 2_800 });
  tale.call(n, 'cancel', { process: 'cancel-1' });
  const refusal = {
    kind: 'cancel-refused',
    code: 'ACQ.TRADE_CANCEL_TIME_OUT',
    remedy: 'refund',
  } as const;
  tale.move(n, 'changeInstrument', 'CANCELLING', { source: 'cancel', ...refusal });
  trace.wait(5 * SECOND);
  tale.call(n, 'query', { process: 'sweeper-1' });
  givesBack(tale, n, 'query');
  returned(tale, n);
  trace.wait(DAY);
  return tale;
}

/** A refusal, a second attempt that pays, and two payers of one order. */
function shared(): Tale {
  const tale = new Tale(2, 'all-paid');
  const { trace } = tale;
  const first = tale.start('c1');
  tale.call(first, 'pay', { minor: 2_800 });
  tale.check('c1').livePaymentId = undefined;
  const code = 'ACQ.BUYER_BALANCE_NOT_ENOUGH';
  tale.move(first, 'decline', 'DECLINED', { source: 'pay', kind: 'declined', code });
  trace.wait(SECOND);
  pays(tale, tale.start('c1'));
  trace.wait(SECOND);
  pays(tale, tale.start('c2'));
  watched(tale, first);
  trace.wait(DAY);
  return tale;
}

/** A genuine notification of another amount: the sale stands, and a person looks and resolves it. */
function mismatch(): Tale {
  const tale = new Tale();
  const { trace, story } = tale;
  const n = tale.start();
  pays(tale, n);
  const opened = tale.openCase(n, 'amount-mismatch');
  const other = { ...captured('notification'), amount: cny(2_801) } as PaymentEvent;
  notified(tale, n, () => tale.move(n, 'mismatch', 'CAPTURED', other, [opened]), 2_801);
  tale.announce();
  trace.wait(MINUTE);
  const [found] = trace.cases;
  if (!found) throw new Error('No case was opened');
  Object.assign(found, {
    status: 'RESOLVED',
    resolution: { at: trace.now, by: 'cashier c1', note: '' },
  });
  const change = { ...opened, to: 'RESOLVED' } as unknown as Parameters<
    typeof trace.entry
  >[2][number];
  trace.entry(story, 'resolve-case', [change], undefined, 'cashier c1');
  trace.wait(DAY);
  return tale;
}

/** Two guests at one table, each with a check that is priced by itself: 10 % off. */
function table(): Tale {
  const tale = new Tale(2);
  const { order } = tale.story;
  const rows = (times: number) => [
    { code: 'subtotal' as const, amount: cny(2_800 * times) },
    { code: 'discount' as const, label: 'Ten off', amount: cny(-280 * times) },
  ];
  for (const line of order.lines) line.discount = cny(280);
  for (const check of order.checks) Object.assign(check, { amountDue: cny(2_520), rows: rows(1) });
  Object.assign(order, { rows: rows(2), total: cny(5_040) });
  tale.trace.wait(SECOND);
  return tale;
}

/** Behind the fence of a payment that Alipay does not answer for, cash is taken; some of it goes back. */
function counter(): Tale {
  const tale = new Tale();
  const n = tale.start();
  silence(tale, n);
  takesCash(tale);
  handsBack(tale);
  watched(tale, n);
  tale.trace.wait(DAY);
  return tale;
}

export const TALES = { sale, cancelled, late, refused, shared, mismatch, counter, table } as const;
