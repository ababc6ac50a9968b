import { beforeEach, describe, expect, test, vi } from 'vitest';
import { QUIET_MS, recordSteps, type Steps, type ToldSteps } from '../../../web/src/live/steps.ts';

let sent: ToldSteps[] = [];
let steps: Steps;
let now = 0;

const pass = (ms: number): void => {
  now += ms;
  vi.advanceTimersByTime(ms);
};
/** Number, step and the two times of each that was sent, request by request. */
const told = () =>
  sent.map((request) =>
    request.steps.map((s) => [s.no, s.step, s.sinceStartMs, s.onPreviousMs].join(' ')),
  );

beforeEach(() => {
  vi.useFakeTimers();
  [sent, now] = [[], 1_000_000];
  const visits = ['visit-1', 'visit-2'];
  steps = recordSteps({
    now: () => now,
    newId: () => visits.shift() ?? '',
    reading: () => ({ language: 'en', isAccessible: false }),
    send: (body) => sent.push(body),
  });
  return () => vi.useRealTimers();
});

describe('steps are sent', () => {
  test('together, once somebody pauses', () => {
    steps.note({ step: 'start' });
    pass(QUIET_MS - 1);
    steps.note({ step: 'menu' });
    pass(QUIET_MS - 1);
    expect(sent).toEqual([]);
    pass(1);
    expect(sent).toEqual([
      {
        ...{ sessionId: 'visit-1', language: 'en', isAccessible: false },
        steps: [
          { no: 1, step: 'start', isBack: false, sinceStartMs: 0, onPreviousMs: 0 },
          {
            ...{ no: 2, step: 'menu', after: 'start', isBack: false },
            ...{ sinceStartMs: 9_999, onPreviousMs: 9_999 },
          },
        ],
      },
    ]);
  });

  test('each once, numbered on within the visit', () => {
    steps.note({ step: 'start' });
    pass(10_000);
    steps.note({ step: 'item', itemId: 'tea', isBack: true });
    steps.flush();
    steps.flush();
    pass(10_000);
    expect(told()).toEqual([['1 start 0 0'], ['2 item 10000 10000']]);
    expect(sent[1]?.steps[0]).toMatchObject({ itemId: 'tea', isBack: true, after: 'start' });
    expect(sent[1]?.sessionId).toBe('visit-1');
  });

  test('at the end of a visit, and the next one is another', () => {
    steps.note({ step: 'done' });
    steps.end();
    steps.note({ step: 'start' });
    steps.end();
    expect(sent.map(({ sessionId }) => sessionId)).toEqual(['visit-1', 'visit-2']);
    expect(told()).toEqual([['1 done 0 0'], ['1 start 0 0']]);
  });

  test('no more at a time than a request takes, and no more of a visit than is told', () => {
    for (let n = 0; n < 2_010; n++) steps.note({ step: 'menu' });
    steps.end();
    expect(sent.every((request) => request.steps.length <= 50)).toBe(true);
    expect(sent.flatMap((request) => request.steps)).toHaveLength(2_000);
  });

  test('never with more than a day', () => {
    steps.note({ step: 'menu' });
    pass(30 * 86_400_000);
    steps.note({ step: 'cart' });
    steps.end();
    expect(told().at(-1)).toEqual(['2 cart 86400000 86400000']);
  });
});

describe('while the network is away', () => {
  test('nothing is sent, and afterwards only for how long it was', () => {
    steps.note({ step: 'start' });
    steps.away(true);
    pass(5_000);
    steps.note({ step: 'menu' });
    pass(55_000);
    steps.away(true);
    expect(sent).toEqual([]);
    steps.away(false);
    pass(QUIET_MS);
    expect(told()).toEqual([['3 offline 60000 60000']]);
  });

  test('with nobody there, that is a visit of its own', () => {
    steps.away(false);
    steps.away(true);
    pass(7_000);
    steps.away(false);
    steps.note({ step: 'start' });
    steps.end();
    expect(told()).toEqual([['1 offline 0 7000'], ['1 start 0 0']]);
    expect(sent.map(({ sessionId }) => sessionId)).toEqual(['visit-1', 'visit-2']);
  });

  test('who leaves meanwhile is forgotten', () => {
    steps.note({ step: 'start' });
    steps.away(true);
    steps.end();
    steps.away(false);
    expect(told()).toEqual([['1 offline 0 0']]);
    expect(sent[0]?.sessionId).toBe('visit-2');
  });
});
