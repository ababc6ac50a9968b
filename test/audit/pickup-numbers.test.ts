import { expect, test } from 'vitest';
import { PickupNumbers } from '../../audit/pickup-numbers.ts';

const order = (pickupNumber: string | undefined, more: object = {}) =>
  ({
    ...{ orderId: 'O1', merchantId: 'm1', storeId: 's1', businessDate: '2026-11-22', pickupNumber },
    ...more,
  }) as Parameters<PickupNumbers['add']>[0];

test('the same number is fine on another day, in another store and for another merchant', () => {
  const numbers = new PickupNumbers();
  const others = [{}, { businessDate: '2026-11-23' }, { storeId: 's2' }, { merchantId: 'm2' }];
  for (const other of others) expect(numbers.add(order('A007', other))).toBeUndefined();
});

test('numbers of any size are told apart', () => {
  const numbers = new PickupNumbers();
  const all = ['A001', 'KP002', '008', 'A009', 'A255', 'A256', 'A1000', 'A099999'];
  for (const number of all) expect(numbers.add(order(number))).toBeUndefined();
  for (const number of all) expect(numbers.add(order(number))?.sentence).toContain(number);
});

test('an order without a number yet is fine, a number that is none is not', () => {
  const numbers = new PickupNumbers();
  expect(numbers.add(order(undefined))).toBeUndefined();
  expect(numbers.add(order('17'))?.sentence).toBe('17 is no pickup number.');
});
