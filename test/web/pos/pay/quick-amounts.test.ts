import { describe, expect, test } from 'vitest';
import { changeFor, quickAmounts } from '../../../../web/src/pos/pay/quick-amounts.ts';

describe('what a customer is likely to give', () => {
  test.each([
    [3_450, 2, [3_500, 4_000, 5_000]],
    [19_080, 2, [19_500, 20_000]],
    [5_000, 2, [6_000, 10_000]],
    [770, 0, [1_000, 2_000, 5_000]],
  ])('for %i minor units with %i decimals', (due, decimals, amounts) => {
    expect(quickAmounts(due, decimals)).toEqual(amounts);
  });
});

test('change is what was given too much, and none where it was too little', () => {
  expect(changeFor(3_450, 5_000)).toBe(1_550);
  expect(changeFor(3_450, 3_450)).toBe(0);
  expect(changeFor(3_450, 3_449)).toBeUndefined();
});
