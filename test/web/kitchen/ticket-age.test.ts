import { expect, test } from 'vitest';
import { ageAt } from '../../../web/src/kitchen/ticket-age.ts';
import { MINUTE, NOON, ticket } from './tickets.ts';

const LIMITS = { warnAfterSeconds: 480, lateAfterSeconds: 900 };
const levelAfter = (minutes: number): string =>
  ageAt(ticket(), LIMITS, NOON + minutes * MINUTE).level;

test('a ticket warns at its first threshold and is late at its second, to the second', () => {
  expect(levelAfter(8 - 1 / 60)).toBe('fresh');
  expect(levelAfter(8)).toBe('warn');
  expect(levelAfter(15 - 1 / 60)).toBe('warn');
  expect(levelAfter(15)).toBe('late');
});

test('minutes are whole ones, and a clock that is behind shows none below zero', () => {
  expect(ageAt(ticket(), LIMITS, NOON + 119_000).minutes).toBe(1);
  expect(ageAt(ticket(), LIMITS, NOON - 5_000).minutes).toBe(0);
});

test('what is brought in the evening is not late at noon, but when its slot begins', () => {
  const slot = { start: NOON + 360 * MINUTE, end: NOON + 390 * MINUTE };
  const evening = ticket({ slot });
  expect(ageAt(evening, LIMITS, NOON + 300 * MINUTE)).toEqual({ level: 'fresh', minutes: 300 });
  expect(ageAt(evening, LIMITS, slot.start - 7 * MINUTE).level).toBe('warn');
  expect(ageAt(evening, LIMITS, slot.start).level).toBe('late');
});
