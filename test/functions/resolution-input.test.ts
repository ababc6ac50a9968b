import { expect, test } from 'vitest';
import { keyOf, stepOf } from '../../functions/shared/resolution-input.ts';

const NOON = Date.UTC(2026, 10, 22, 4);

test.each([
  [0, '2026-11-22T04:00:00Z'],
  [1, '2026-11-22T04:00:01Z'],
  [999, '2026-11-22T04:00:01Z'],
  [1_000, '2026-11-22T04:00:01Z'],
  [59_001, '2026-11-22T04:01:00Z'],
])('a step %i ms past noon is waited for until %s: never too early', (ms, at) => {
  expect(stepOf({ next: 'query', at: NOON + ms })).toEqual({ next: 'query', at });
  expect(stepOf({ next: 'cancel', at: NOON + ms })).toEqual({ next: 'cancel', at });
});

test('a payment that is done needs no time', () => {
  expect(stepOf({ next: 'done' })).toEqual({ next: 'done' });
});

const input = {
  merchantId: 'm1',
  orderId: '01JD0000000000000000000000',
  paymentId: '01JD0000000000000000000001',
  polling: [],
};

test('an input names its payment and nothing else', () => {
  const { polling: _, ...key } = input;
  expect(keyOf(input)).toEqual(key);
});

test.each(['merchantId', 'orderId', 'paymentId'] as const)(
  'an input whose %s is no id fails, whoever started the workflow',
  (field) => {
    expect(() => keyOf({ ...input, [field]: '../x' })).toThrow('Not a valid id');
  },
);
