import { describe, expect, test } from 'vitest';
import { remediesOf } from '../../../../web/src/pos/cases/case-remedies.ts';
import type { OpenCase } from '../../../../web/src/pos/cases/open-case.ts';
import { candidatesFor, checkFor } from '../../../../web/src/pos/cases/payable.ts';
import type { Summary } from '../../../../web/src/pos/orders/order-state.ts';

const about = (kind: string, more: Partial<OpenCase> = {}): OpenCase =>
  ({ caseId: 'x', kind, ...more }) as OpenCase;

describe('what helps', () => {
  test('money without an order: find it, or give it back, and nothing else', () => {
    expect(remediesOf(about('unsolicited-credit', { tradeNo: '1' }))).toEqual(['assign', 'refund']);
  });

  test('a silent kitchen: it was told', () => {
    const silent = about('kitchen-silent', { orderId: 'o', ticketId: 't' });
    expect(remediesOf(silent)[0]).toBe('acknowledge');
  });

  test('an order that is partly paid: at the order itself', () => {
    expect(remediesOf(about('partly-paid', { orderId: 'o' }))[0]).toBe('open-order');
  });

  test('all else: say what was done', () => {
    expect(remediesOf(about('refund-refused', { orderId: 'o' }))).toEqual([
      'resolve',
      'open-order',
    ]);
    expect(remediesOf(about('unknown-payment'))).toEqual(['resolve']);
  });
});

describe('whose money it may be', () => {
  const order = (orderId: string, total: number, more: Partial<Summary> = {}): Summary =>
    ({
      ...{ orderId, total, status: 'CREATED', paymentStatus: 'UNPAID', createdAt: Number(orderId) },
      ...more,
    }) as Summary;

  test('orders of exactly so much come first, then the newest', () => {
    const orders = [order('1', 500), order('2', 900), order('3', 700), order('4', 500)];
    const found = candidatesFor(500, orders).map(({ order: o, fits }) => [o.orderId, fits]);
    expect(found).toEqual([
      ['4', true],
      ['1', true],
      ['3', false],
      ['2', false],
    ]);
  });

  test('orders that are paid or cancelled are not asked about', () => {
    const orders = [
      order('1', 500, { paymentStatus: 'PAID' }),
      order('2', 500, { status: 'CANCELED' }),
    ];
    expect(candidatesFor(500, orders)).toEqual([]);
  });

  test('of a split bill it pays the share that fits', () => {
    const check = (checkId: string, amountDue: number, status: 'DUE' | 'PAID' = 'DUE') => ({
      ...{ checkId, amountDue, status },
      lineIds: [] as string[],
    });
    const checks = [check('c1', 300, 'PAID'), check('c2', 200), check('c3', 300)];
    expect(checkFor(300, { checks })?.checkId).toBe('c3');
    expect(checkFor(250, { checks })?.checkId).toBe('c2');
  });
});
