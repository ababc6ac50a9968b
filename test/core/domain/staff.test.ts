import { describe, expect, test } from 'vitest';
import { countGuess, noFailures, type PinAttempts } from '../../../core/domain/pin-attempts.ts';
import { refundAllowance } from '../../../core/domain/refund-limits.ts';
import { isTrivialPin } from '../../../core/domain/staff.ts';

const MINUTE = 60_000;

test.each(['0000', '88888888', '1234', '7890', '12345678', '4321', '2109', '1212', '565656'])(
  'everybody tries %s first',
  (pin) => {
    expect(isTrivialPin(pin)).toBe(true);
  },
);

test.each(['4071', '1235', '1122', '9051', '80526', '13579', '20482048'])(
  'nobody guesses %s at once',
  (pin) => {
    expect(isTrivialPin(pin)).toBe(false);
  },
);

/** Guesses at the first moment that each is taken; returns the minutes between them. */
function waitsOf(guesses: number): number[] {
  let known: PinAttempts | undefined;
  const waits: number[] = [];
  let now = 0;
  for (let i = 0; i < guesses; i++) {
    const early = countGuess(known, now);
    const at: number = early.ok ? now : early.error;
    waits.push((at - now) / MINUTE);
    now = at;
    const counted = countGuess(known, now);
    if (!counted.ok) throw new Error('The wait is over');
    known = counted.value;
  }
  return waits;
}

describe('wrong PINs', () => {
  test('make one wait after five of them, twice as long each time, and an hour at most', () => {
    expect(waitsOf(14)).toEqual([0, 0, 0, 0, 0, 1, 2, 4, 8, 16, 32, 60, 60, 60]);
  });

  test('are forgotten once the right one is typed, or nobody has typed for a day', () => {
    const tired = { failures: 9, lastAt: 0, waitUntil: MINUTE, version: 9 };
    const right = countGuess(noFailures(tired), 1);
    expect(right).toMatchObject({ ok: true, value: { failures: 1, version: 11 } });
    const nextDay = countGuess(tired, 24 * 60 * MINUTE);
    expect(nextDay).toMatchObject({
      ok: true,
      value: { failures: 1, waitUntil: 24 * 60 * MINUTE },
    });
    expect(countGuess(tired, 23 * 60 * MINUTE)).toMatchObject({ value: { failures: 10 } });
  });
});

test('a manager may return ten times what a cashier may, also where the store sets the limit', () => {
  expect(refundAllowance('cashier', [], 'CNY')?.minor).toBe(50_000);
  expect(refundAllowance('manager', [], 'CNY')?.minor).toBe(500_000);
  expect(refundAllowance('manager', [], 'CNY', 3_000)?.minor).toBe(30_000);
});
