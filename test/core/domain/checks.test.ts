import fc from 'fast-check';
import { expect, test } from 'vitest';
import type { PaymentId } from '../../../core/domain/ids.ts';
import { money } from '../../../core/domain/money.ts';
import { checkStatus, type OrderLine } from '../../../core/domain/order.ts';
import { splitChecks } from '../../../core/domain/split-checks.ts';
import { placeOrder } from '../../../core/usecases/place-order.ts';
import { MERCHANT, openWorld, refusal, STORE } from '../../support/world.ts';

const line = (lineId: string, minor: number): OrderLine => ({
  lineId,
  itemId: 'x',
  name: 'x',
  options: [],
  quantity: 1,
  unitPrice: money('CNY', minor),
  total: money('CNY', minor),
});

test('however lines are shared out, the checks together cost what the lines cost', () => {
  const lines = fc.array(fc.tuple(fc.nat(100_000), fc.nat(4)), { minLength: 1, maxLength: 40 });
  fc.assert(
    fc.property(lines, (drawn) => {
      const made = drawn.map(([minor], n) => line(`l${n + 1}`, minor));
      const shares = [0, 1, 2, 3, 4].map((payer) =>
        made.filter((_, n) => drawn[n]?.[1] === payer).map((l) => l.lineId),
      );
      const total = drawn.reduce((sum, [minor]) => sum + minor, 0);
      const checks = splitChecks(made, money('CNY', total), shares);
      const due = checks.reduce((sum, c) => sum + c.amountDue.minor, 0);
      expect(due).toBe(total);
    }),
  );
});

test('without a split there is one check over everything', () => {
  const checks = splitChecks([line('l1', 100), line('l2', 250)], money('CNY', 350), undefined);
  expect(checks).toEqual([{ checkId: 'c1', lineIds: ['l1', 'l2'], amountDue: money('CNY', 350) }]);
});

test('a check is due, then being paid, then paid', () => {
  const [due] = splitChecks([line('l1', 100)], money('CNY', 100), undefined);
  if (!due) throw new Error('no check');
  const paymentId = 'p' as PaymentId;
  expect(checkStatus(due)).toBe('DUE');
  expect(checkStatus({ ...due, livePaymentId: paymentId })).toBe('PAYING');
  expect(checkStatus({ ...due, paidBy: paymentId })).toBe('PAID');
});

test.each([
  ['a line in two checks', [[0, 1], [1]], 'checks'],
  ['a line in no check', [[0]], 'checks'],
  ['no check at all', [], 'checks'],
  ['a line that does not exist', [[0], [1], [2]], 'checks'],
  ['a line twice in a check', [[0, 0, 1]], 'checks'],
  ['a check over nothing', [[0, 1], []], 'checks[1]'],
])('%s is refused', async (_, checks, field) => {
  const world = await openWorld();
  const placed = await placeOrder(world.deps, {
    merchantId: MERCHANT,
    storeId: STORE,
    channel: 'table',
    fulfilment: 'dine-in',
    lines: [
      { itemId: 'noodles', options: [], quantity: 1 },
      { itemId: 'tea', options: [], quantity: 1 },
    ],
    checks,
    actor: 'diner d1',
  });
  expect(refusal(placed)).toMatchObject({ status: 422, field });
});
