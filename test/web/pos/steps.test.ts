import { expect, test } from 'vitest';
import { type SaleAtTill, stepOfTill } from '../../../web/src/pos/steps.ts';

const EMPTY: SaleAtTill = { lines: 0, isSent: false, view: 'sell' };
const TWO: SaleAtTill = { ...EMPTY, lines: 2 };
const SENT: SaleAtTill = { ...TWO, isSent: true };
const PAYING: SaleAtTill = { ...EMPTY, view: 'pay' };

/** What is told on the way; `|` where a sale is over. */
function told(...states: readonly SaleAtTill[]): string {
  const words: string[] = [];
  for (const [n, after] of states.entries()) {
    const { seen, isOver } = stepOfTill(states[n - 1] ?? EMPTY, after);
    if (seen) words.push(`${seen.isBack ? '<' : ''}${seen.step}`);
    if (isOver) words.push('|');
  }
  return words.join(' ');
}

test('a sale goes from its first line to its money', () => {
  expect(told({ ...EMPTY, lines: 1 }, TWO, SENT, EMPTY, PAYING, EMPTY)).toBe(
    'start checkout pay |',
  );
});

test('an order that is put aside is none that was given up', () => {
  expect(told(TWO, SENT, EMPTY)).toBe('start checkout');
});

test('a ticket that is thrown away is', () => {
  expect(told(TWO, EMPTY)).toBe('start abandoned |');
});

test('an order that is taken back to be changed goes back', () => {
  expect(told(TWO, SENT, EMPTY, PAYING, { ...TWO, view: 'pay' }, TWO, SENT)).toBe(
    'start checkout pay <cart checkout',
  );
});

test('looking at something else is no step', () => {
  expect(told(TWO, { ...TWO, view: 'orders' }, TWO)).toBe('start');
});
