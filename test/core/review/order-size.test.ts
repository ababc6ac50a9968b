import { expect, test } from 'vitest';
import { priceLines } from '../../../core/domain/pricing.ts';
import { group, item, menuOf } from '../../support/menu.ts';

/** The longest names that a menu may have. */
const NAME = { 'zh-CN': '面'.repeat(200) };
const OPTIONS = Array.from({ length: 20 }, (_, n) => `option-${n}`.padEnd(64, 'x'));
const FEAST = item({
  name: NAME,
  modifierGroups: [
    group({
      minSelected: 1,
      maxSelected: 20,
      modifiers: OPTIONS.map((optionId) => ({ optionId, name: NAME, priceDelta: 100 })),
    }),
  ],
});

const order = (lines: number, options: number) =>
  priceLines(
    menuOf(FEAST),
    Array(lines).fill({ itemId: FEAST.itemId, options: OPTIONS.slice(0, options), quantity: 1 }),
    undefined,
  );

test('an order that no row could hold is refused with its field', () => {
  expect(order(40, 20)).toMatchObject({
    ok: false,
    error: { code: 'too-many-options', path: 'lines[16].options' },
  });
});

test('the largest order leaves room in its row (400 KB) for payments, refunds and cases', () => {
  const largest = order(40, 8);
  expect(largest.ok).toBe(true);
  expect(Buffer.byteLength(JSON.stringify(largest))).toBeLessThan(300 * 1024);
});
