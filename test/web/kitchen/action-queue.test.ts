import { describe, expect, test, vi } from 'vitest';
import type { Answer } from '../../../web/src/api/answer.ts';
import type { Action } from '../../../web/src/kitchen/action.ts';
import { actionQueue } from '../../../web/src/kitchen/action-queue.ts';
import type { SeenTicket } from '../../../web/src/kitchen/seen-ticket.ts';
import { action, line, NOON, ticket } from './tickets.ts';

const SILENCE: Answer<SeenTicket> = { ok: false, failure: { kind: 'unknown' } };
const REFUSED: Answer<SeenTicket> = {
  ok: false,
  failure: { kind: 'refused', status: 409, code: 'wrong-ticket-state', detail: 'No.' },
};
const done = (changedAt = NOON + 1): Answer<SeenTicket> => ({
  ok: true,
  data: ticket({ status: 'PREPARED', changedAt }),
  response: new Response(),
});

/** A kitchen whose network can be pulled. */
function kitchen(kept: readonly Action[] = []) {
  const net = { answer: done() };
  const sent: string[] = [];
  const undone: [string, string][] = [];
  const keep = vi.fn();
  const queue = actionQueue(
    {
      send: async ({ actionId }) => {
        sent.push(actionId);
        return net.answer;
      },
      onUndone: ({ actionId }, why) => {
        undone.push([actionId, why === 'look-again' ? why : why.detail]);
      },
      keep,
    },
    kept,
  );
  const waiting = () => queue.pending.value.map(({ actionId }) => actionId);
  return { net, sent, undone, keep, queue, waiting };
}
const settled = () => new Promise((resolve) => setTimeout(resolve));

describe('what people press', () => {
  test('is sent in the order in which it was pressed, and remembered as the server answered', async () => {
    const { queue, sent, waiting } = kitchen();
    queue.add(action());
    queue.add(action({ actionId: 'a2', kind: 'recall' }));
    await settled();
    expect(sent).toEqual(['a1', 'a2']);
    expect(waiting()).toEqual([]);
    expect(queue.answers.value.get('o1/t1')?.status).toBe('PREPARED');
  });

  test('waits without network, is kept over a reload, and is sent when there is one', async () => {
    const { queue, sent, net, keep, waiting } = kitchen();
    net.answer = SILENCE;
    queue.add(action());
    await settled();
    queue.add(action({ actionId: 'a2', lineId: 'tea', seenVoids: '[[]]' }));
    await settled();
    expect(sent).toEqual(['a1']);
    expect(queue.pending.value.every((a) => a.isDelayed)).toBe(true);
    expect(keep.mock.lastCall?.[0]).toHaveLength(2);
    net.answer = done();
    queue.connected([ticket()], undefined);
    await settled();
    expect(sent).toEqual(['a1', 'a1', 'a2']);
    expect(waiting()).toEqual([]);
  });

  test('that was kept over a reload waits for the first look, and then is sent', async () => {
    const { queue, sent } = kitchen([action()]);
    await settled();
    expect(sent).toEqual([]);
    queue.connected([ticket()], undefined);
    await settled();
    expect(sent).toEqual(['a1']);
  });

  test('is said not to have been done where the server refuses, and the rest goes on', async () => {
    const { queue, sent, undone, net } = kitchen();
    net.answer = REFUSED;
    queue.add(action());
    queue.add(action({ actionId: 'a2' }));
    await settled();
    expect(undone).toEqual([
      ['a1', 'No.'],
      ['a2', 'No.'],
    ]);
    expect(sent).toEqual(['a1', 'a2']);
  });

  test('comes back to the cook where a dish was paid back while there was no network', async () => {
    const { queue, sent, undone } = kitchen([action()]);
    const voids = [{ quantity: 1, reason: 'cold' }];
    queue.connected([ticket({ lines: [line('noodles', { voids }), line('tea')] })], undefined);
    await settled();
    expect(sent).toEqual([]);
    expect(undone).toEqual([['a1', 'look-again']]);
  });

  test('at another station is sent, though this one does not show its ticket', async () => {
    const { queue, sent } = kitchen([action({ stationId: 'bar' })]);
    queue.connected([], 'grill');
    await settled();
    expect(sent).toEqual(['a1']);
  });
});
