import { describe, expect, test } from 'vitest';
import { reconciled, stillNeeded } from '../../../web/src/kitchen/reconcile.ts';
import { keyOf } from '../../../web/src/kitchen/seen-ticket.ts';
import { action, line, NOON, ticket } from './tickets.ts';

const answered = (answer: ReturnType<typeof ticket>) => new Map([[keyOf(answer), answer]]);
const NOTHING = answered(ticket({ orderId: 'another' }));

describe('a list that is behind', () => {
  const bumped = ticket({
    ...{ status: 'PREPARED', changedAt: NOON + 1 },
    lines: [line('noodles', { doneAt: NOON + 1 }), line('tea', { doneAt: NOON + 1 })],
  });

  test('does not bring a ticket back that was bumped', () => {
    expect(reconciled([ticket()], answered(bumped), [])[0]?.status).toBe('PREPARED');
  });

  test('is believed as soon as it is newer', () => {
    const recalled = ticket({ status: 'PREPARING', changedAt: NOON + 2 });
    expect(reconciled([recalled], answered(bumped), [])).toEqual([recalled]);
    expect(stillNeeded(answered(bumped), [recalled]).size).toBe(0);
  });

  test('keeps the lines of its station, though the answer has all of them', () => {
    const atBar = ticket({ lines: [line('tea', { stationId: 'bar' })] });
    const [shown] = reconciled([atBar], answered(bumped), []);
    expect(shown?.lines).toEqual([line('tea', { stationId: 'bar', doneAt: NOON + 1 })]);
  });

  test('shows a mark that was lifted no more', () => {
    const voids = [{ quantity: 1, reason: 'cold' }];
    const marked = ticket({ lines: [line('tea', { status: 'VOIDED', voids })] });
    const lifted = ticket({ changedAt: NOON + 1, lines: [line('tea')] });
    expect(reconciled([marked], answered(lifted), [])[0]?.lines).toEqual([line('tea')]);
  });
});

test('what is pressed and not answered comes on top, in the order in which it was pressed', () => {
  const pending = [action(), action({ actionId: 'a2', kind: 'recall', lineId: 'tea' })];
  const [shown] = reconciled([ticket()], NOTHING, pending);
  expect(shown?.lines.map((l) => l.doneAt !== undefined)).toEqual([true, false]);
});

test('an answer about a ticket that is handed over is not kept for ever', () => {
  expect(stillNeeded(answered(ticket({ changedAt: NOON + 1 })), []).size).toBe(0);
});
