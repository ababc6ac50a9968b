import { describe, expect, test } from 'vitest';
import type { Answer } from '../../../web/src/api/answer.ts';
import { sending } from '../../../web/src/pos/sending.ts';

const UNKNOWN = { ok: false, failure: { kind: 'unknown' } } as const;
const refused = (code: string) =>
  ({ ok: false, failure: { kind: 'refused', status: 409, code, detail: 'No.' } }) as Answer<string>;
const yes = (data: string): Answer<string> => ({ ok: true, data, response: new Response() });

/** Answers as they come; remembers what was asked. */
function till(answers: Answer<string>[]) {
  const asked: [string, string][] = [];
  const done: string[] = [];
  let keys = 0;
  const wish = sending<string, string>({
    async ask(body, key) {
      asked.push([body, key]);
      return answers.shift() ?? UNKNOWN;
    },
    onDone: (data) => done.push(data),
    pause: async () => undefined,
    newKey: () => `key-${++keys}`,
  });
  return { wish, asked, done };
}

describe('what a person asks for', () => {
  test('is asked again under the same key until there is an answer', async () => {
    const { wish, asked, done } = till([UNKNOWN, UNKNOWN, yes('paid')]);
    await wish.send('cash');
    expect(asked).toEqual([
      ['cash', 'key-1'],
      ['cash', 'key-1'],
      ['cash', 'key-1'],
    ]);
    expect(done).toEqual(['paid']);
    expect(wish.now.value.step).toBe('ready');
  });

  test('is not known to be done or failed while nobody answers, and nothing else is begun', async () => {
    const { wish, asked } = till([]);
    await wish.send('cash');
    expect(wish.now.value.step).toBe('unknown');
    const before = asked.length;
    await wish.send('card');
    expect(asked).toHaveLength(before);
    await wish.again();
    expect(new Set(asked.map(([, key]) => key))).toEqual(new Set(['key-1']));
  });

  test('that was refused can be asked for anew, under another key', async () => {
    const { wish, asked } = till([refused('sold-out'), yes('ok')]);
    await wish.send('a');
    expect(wish.now.value).toMatchObject({ step: 'refused', failure: { detail: 'No.' } });
    await wish.send('b');
    expect(asked).toEqual([
      ['a', 'key-1'],
      ['b', 'key-2'],
    ]);
  });

  test('that is still being worked on is no refusal', async () => {
    const { wish, done } = till([refused('request-in-progress'), yes('ok')]);
    await wish.send('a');
    expect(done).toEqual(['ok']);
  });
});
