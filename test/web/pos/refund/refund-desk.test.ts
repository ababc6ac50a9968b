import { describe, expect, test } from 'vitest';
import type { RefundResponse } from '../../../../api/payments.ts';
import type { Answer } from '../../../../web/src/api/answer.ts';
import { refundDesk } from '../../../../web/src/pos/refund/refund-desk.ts';

const UNKNOWN = { ok: false, failure: { kind: 'unknown' } } as const;
const NO = { kind: 'refused', status: 409, code: 'refund-too-large', detail: 'No.' } as const;
const REFUSED = { ok: false, failure: NO } as Answer<RefundResponse>;
const refund = { status: 'SUCCEEDED', amount: 500 } as RefundResponse;
const DONE: Answer<RefundResponse> = { ok: true, data: refund, response: new Response() };

const ASKED = {
  orderId: 'o1',
  way: 'cash' as const,
  body: { reason: 'cold', checkId: 'c1', amount: 500 },
};

function till(answers: Answer<RefundResponse>[]) {
  const keys: string[] = [];
  let made = 0;
  const desk = refundDesk({
    async ask(_, key) {
      keys.push(key);
      return answers.shift() ?? UNKNOWN;
    },
    onDone: () => undefined,
    pause: async () => undefined,
    newKey: () => `key-${++made}`,
  });
  return { desk, keys };
}

describe('a refund whose dialog is closed before there is an answer', () => {
  test('is asked for again under its own key, and no second one is begun', async () => {
    const { desk, keys } = till([UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN, DONE]);
    await desk.sending.value.send(ASKED);
    desk.begin();
    expect(desk.sending.value.now.value).toEqual({ step: 'unknown' });
    await desk.sending.value.send(ASKED);
    expect(keys).toHaveLength(4);
    await desk.sending.value.again();
    expect(new Set(keys)).toEqual(new Set(['key-1']));
    expect(desk.done.value).toEqual({ asked: ASKED, refund });
  });

  test('shows nothing of the one before once that is over', async () => {
    const { desk, keys } = till([REFUSED, DONE]);
    await desk.sending.value.send(ASKED);
    expect(desk.sending.value.now.value).toMatchObject({ step: 'refused' });
    desk.begin();
    expect(desk.sending.value.now.value).toEqual({ step: 'ready' });
    await desk.sending.value.send(ASKED);
    expect(keys).toEqual(['key-1', 'key-2']);
    desk.begin();
    expect(desk.done.value).toBeUndefined();
  });
});
