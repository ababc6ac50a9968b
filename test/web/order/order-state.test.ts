import { describe, expect, test } from 'vitest';
import { messages } from '../../../web/src/i18n/languages/en.ts';
import {
  isOver,
  type SeenOrder,
  stateOf,
  stepsOf,
  toneOf,
} from '../../../web/src/order/order-state.ts';
import { tokenIn } from '../../../web/src/order/order-token.ts';

const words = messages.order;
const order = (changes: Partial<SeenOrder> = {}): SeenOrder => ({
  ...{ storeName: 'Noodles', progress: 'preparing', handOver: 'counter', placedAt: 0 },
  ...{ currency: 'CNY', lines: [], rows: [], total: 0, refunds: [] },
  ...changes,
});
const names = (changes: Partial<SeenOrder>) =>
  stepsOf(order(changes), words).map(({ name, is }) => `${name} ${is}`);

describe('the way of an order', () => {
  test('has behind it what is done', () => {
    expect(names({})).toEqual([
      ...['Paid done', 'Being made now', 'Ready to-come', 'Collected to-come'],
    ]);
  });

  test('is gone to its end once it is collected', () => {
    expect(names({ progress: 'collected' }).every((step) => step.endsWith('done'))).toBe(true);
  });

  test('leads through the street where it is brought', () => {
    expect(names({ handOver: 'door', progress: 'on-the-way' })).toEqual([
      ...['Paid done', 'Being made done', 'Packed done', 'On its way now', 'Delivered to-come'],
    ]);
  });

  test.each(['unpaid', 'paying', 'cancelled', 'returned'] as const)(
    'is not promised when it is %s',
    (progress) => {
      expect(names({ progress })).toEqual([]);
    },
  );
});

test('what to do when it is ready depends on where one gets it', () => {
  const said = (handOver: SeenOrder['handOver']) =>
    stateOf(order({ progress: 'ready', handOver }), words).what;
  expect(said('counter')).toContain('counter');
  expect(said('table')).toContain('table');
  expect(toneOf(order({ progress: 'ready' }))).toBe('good');
});

test('nobody looks any more once it is over and all money is back', () => {
  const refund = { why: 'refund', amount: 1 } as const;
  expect(isOver(order())).toBe(false);
  expect(isOver(order({ progress: 'collected' }))).toBe(true);
  const under = { progress: 'cancelled', refunds: [{ ...refund, status: 'under-way' }] } as const;
  expect(isOver(order({ ...under, refunds: [...under.refunds] }))).toBe(false);
});

describe('what the code carries', () => {
  const token = `example.01KB2Z3M4N5P6Q7R8S9T0V1W2X.${'a_-9'.repeat(5)}Zz`;

  test('is in the fragment', () => {
    expect(tokenIn(`#${token}`)).toBe(token);
  });

  test.each(['', '#', '#01KB2Z3M4N5P6Q7R8S9T0V1W2X', `#${token}/../x`, `#${token.slice(0, -1)}`])(
    'is not %s',
    (hash) => {
      expect(tokenIn(hash)).toBeUndefined();
    },
  );
});
