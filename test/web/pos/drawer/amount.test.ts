import { describe, expect, test } from 'vitest';
import { amountOf, typedOf } from '../../../../web/src/pos/drawer/amount.ts';
import { worthOf } from '../../../../web/src/pos/drawer/coins.ts';
import { lastAt, openAt } from '../../../../web/src/pos/drawer/sessions.ts';

describe('an amount that was typed', () => {
  test.each([
    ['12.50', 2, 1_250],
    ['12,5', 2, 1_250],
    ['.5', 2, 50],
    ['12.', 2, 1_200],
    [' 300 ', 2, 30_000],
    ['770', 0, 770],
  ])('%s with %i decimals', (typed, decimals, minor) => {
    expect(amountOf(typed, decimals)).toBe(minor);
  });

  test.each([
    ['', 2],
    ['1.234', 2],
    ['1.5', 0],
    ['1,000.00', 2],
    ['-5', 2],
    ['99999999999', 2],
  ])('%s with %i decimals is none', (typed, decimals) => {
    expect(amountOf(typed, decimals)).toBeUndefined();
  });

  test('is typed as it is read', () => {
    expect(amountOf(typedOf(1_205, 2), 2)).toBe(1_205);
    expect(typedOf(770, 0)).toBe('770');
  });
});

test('coins are worth their number times what they say', () => {
  expect(
    worthOf(
      new Map([
        [10_000, 2],
        [50, 3],
      ]),
    ),
  ).toBe(20_150);
});

test('a till sees its own drawer among those of the store', () => {
  const session = (sessionId: string, drawer: string, status: string) =>
    ({ sessionId, drawer, status }) as Parameters<typeof openAt>[0][number];
  const all = [
    session('3', 'other', 'OPEN'),
    session('2', 'me', 'OPEN'),
    session('1', 'me', 'CLOSED'),
  ];
  expect(openAt(all, 'me')?.sessionId).toBe('2');
  expect(lastAt(all, 'me')?.sessionId).toBe('1');
  expect(openAt(all, 'nobody')).toBeUndefined();
});
