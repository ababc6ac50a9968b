import { describe, expect, test } from 'vitest';
import { applied, stillMeant, voidsSeen } from '../../../web/src/kitchen/action.ts';
import { action, line, MINUTE, NOON, ticket } from './tickets.ts';

const doneIn = ({ lines }: ReturnType<typeof ticket>) => lines.map((l) => l.doneAt !== undefined);

describe('what was pressed is seen at once', () => {
  test('a line', () => {
    const after = applied(ticket(), action({ lineId: 'tea' }));
    expect([after.status, ...doneIn(after)]).toEqual(['PREPARING', false, true]);
  });

  test('the last line makes the ticket ready', () => {
    const lines = [line('noodles', { doneAt: NOON }), line('tea')];
    const after = applied(ticket({ lines, status: 'PREPARING' }), action({ lineId: 'tea' }));
    expect(after.status).toBe('PREPARED');
  });

  test('a whole ticket, and back again', () => {
    const bumped = applied(ticket(), action());
    expect([bumped.status, ...doneIn(bumped)]).toEqual(['PREPARED', true, true]);
    const recalled = applied(bumped, action({ kind: 'recall' }));
    expect([recalled.status, ...doneIn(recalled)]).toEqual(['PREPARING', false, false]);
  });

  test('a line of a ready ticket that comes back leaves the others done', () => {
    const recalled = applied(
      ticket({ status: 'PREPARED' }),
      action({ kind: 'recall', lineId: 'tea' }),
    );
    expect(doneIn(recalled)).toEqual([true, false]);
  });

  test('a station does not say that the ticket is ready: others may still be at it', () => {
    expect(applied(ticket(), action({ stationId: 'bar' })).status).toBe('PREPARING');
  });

  test('nothing of another ticket, and nothing of one that was handed over', () => {
    const other = ticket({ ticketId: 't2' });
    expect(applied(other, action())).toBe(other);
    const gone = ticket({ status: 'COMPLETED' });
    expect(applied(gone, action({ kind: 'recall' }))).toBe(gone);
  });
});

describe('after a time without connection', () => {
  const paidBack = [line('noodles'), line('tea', { voids: [{ quantity: 1, reason: 'cold' }] })];

  test('a bump is sent where the ticket is as it was seen', () => {
    const later = ticket({ changedAt: NOON + 5 * MINUTE, acknowledgedAt: NOON + 5 * MINUTE });
    expect(stillMeant(action({ seenVoids: voidsSeen(ticket()) }), later)).toBe('send');
  });

  test('a bump is not sent where a guest was paid back meanwhile: the cook has to see it', () => {
    const pressed = action({ seenVoids: voidsSeen(ticket()) });
    expect(stillMeant(pressed, ticket({ lines: paidBack }))).toBe('look-again');
  });

  test('a bump of another line of it is', () => {
    const pressed = action({ lineId: 'noodles', seenVoids: voidsSeen(ticket(), 'noodles') });
    expect(stillMeant(pressed, ticket({ lines: paidBack }))).toBe('send');
  });

  test('of a ticket that is handed over nothing is left to bump, and nothing can come back', () => {
    expect(stillMeant(action(), undefined)).toBe('settled');
    expect(stillMeant(action({ kind: 'complete' }), undefined)).toBe('settled');
    expect(stillMeant(action({ kind: 'recall' }), undefined)).toBe('look-again');
  });
});
