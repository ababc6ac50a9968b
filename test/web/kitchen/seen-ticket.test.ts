import { describe, expect, test } from 'vitest';
import { isToBeMade, sorted, wantedOf } from '../../../web/src/kitchen/seen-ticket.ts';
import { line, MINUTE, NOON, ticket } from './tickets.ts';

const numbers = (tickets: readonly { pickupNumber: string }[]): string[] =>
  tickets.map((t) => t.pickupNumber);

describe('what a kitchen sees', () => {
  test('stands oldest first, whatever order it comes in', () => {
    const old = ticket({ pickupNumber: 'A001' });
    const young = ticket({ pickupNumber: 'A002', createdAt: NOON + MINUTE });
    expect(numbers(sorted([young, old]).toMake)).toEqual(['A001', 'A002']);
  });

  test('is done once its lines here are bumped, though other stations go on', () => {
    const lines = [line('tea', { doneAt: NOON + MINUTE })];
    const atBar = ticket({ status: 'PREPARING', lines });
    expect(isToBeMade(atBar)).toBe(false);
    expect(numbers(sorted([atBar]).done)).toEqual(['A001']);
  });

  test('can be brought back in the order in which it was bumped, the last one first', () => {
    const doneAt = (minutes: number) => [line('tea', { doneAt: NOON + minutes * MINUTE })];
    const first = ticket({ pickupNumber: 'A002', status: 'PREPARED', lines: doneAt(1) });
    const last = ticket({ pickupNumber: 'A001', status: 'PREPARED', lines: doneAt(2) });
    expect(numbers(sorted([first, last]).done)).toEqual(['A001', 'A002']);
  });

  test('is gone once it was handed over', () => {
    expect(sorted([ticket({ status: 'COMPLETED' })])).toEqual({ toMake: [], done: [] });
  });

  test('still has to be bumped where all of it was paid back', () => {
    const voids = [{ quantity: 1, reason: 'changed their mind' }];
    const lines = [line('tea', { status: 'VOIDED', voids })];
    expect(isToBeMade(ticket({ lines }))).toBe(true);
  });
});

test('what refunds took out of a line is no longer wanted', () => {
  const voids = [
    { quantity: 1, reason: '' },
    { quantity: 2, reason: '' },
  ];
  expect(wantedOf(line('tea', { quantity: 5, voids }))).toBe(2);
});
