import { describe, expect, test } from 'vitest';
import { check } from '../../audit/check.ts';
import type { Trace } from '../../audit/trace.ts';
import { add, callTo, drop, eventOf, found, paymentOf, refundOf } from './support/break.ts';
import { TALES } from './support/tales.ts';
import { type Draft, SECOND } from './support/trace-builder.ts';

const NEVER = ['M14', 'M16c', 'N3', 'N9c', 'T4', 'L5'];
const idsOf = (trace: Draft<Trace>): string[] => check(trace).violations.map((v) => v.id);
const reasonFor = (trace: Draft<Trace>, id: string): string | undefined =>
  check(trace).notJudged.find((n) => n.id === id)?.reason;

/** A cancelled payment, still watched, on which money has just arrived. */
function arrived(atRest: boolean): Draft<Trace> {
  const trace = TALES.cancelled().trace.build({ atRest });
  const payment = paymentOf(trace);
  payment.dueAt = trace.books.now + SECOND;
  const { outTradeNo } = payment;
  trace.books.trades.push({ outTradeNo, minor: 2_800, capturedMinor: 2_800, returnedMinor: 0 });
  return trace;
}

describe('an honest story breaks no rule', () => {
  test.each(Object.entries(TALES))('in the tale %s', (_, tell) => {
    const { violations, notJudged } = check(tell().trace.build());
    expect(violations).toEqual([]);
    expect(notJudged.map((n) => n.id)).toEqual(NEVER);
  });

  test.each(Object.entries(TALES))('in the tale %s, seen while others still move', (_, tell) => {
    expect(check(tell().trace.build({ atRest: false })).violations).toEqual([]);
  });

  test('at any moment of it that became durable', () => {
    const { trace } = TALES.sale();
    const whole = trace.build({ observed: ['store', 'world'], atRest: false });
    for (let length = 0; length <= whole.events.length; length++) {
      const events = whole.events.slice(0, length);
      const { violations } = check({ ...whole, events } as Trace, ['M8a', 'M9c', 'N4a', 'N4b']);
      expect(violations).toEqual([]);
    }
  });
});

describe('money', () => {
  test('that somebody will look at again may wait while things move, and not at rest', () => {
    expect(idsOf(arrived(false))).toEqual([]);
    expect(idsOf(arrived(true))).toContain('M2a');
  });

  test('may wait for nobody', () => {
    const trace = arrived(false);
    delete paymentOf(trace).dueAt;
    expect(idsOf(trace)).toContain('M2a');
  });

  test('that a refund has just returned, and of which we have not heard, is no loss', () => {
    const trace = TALES.sale().trace.build({ atRest: false });
    Object.assign(refundOf(trace), { status: 'REQUESTED', dueAt: trace.books.now });
    expect(check(trace, ['M2a']).violations).toEqual([]);
    Object.assign(trace.books.trades[0] ?? {}, { returnedMinor: 0 });
    expect(check(trace, ['M2a']).violations).toEqual([]);
    Object.assign(trace.books.trades[0] ?? {}, { returnedMinor: 500 });
    expect(check(trace, ['M2a']).violations).not.toEqual([]);
  });

  test.each([
    ['an open case', { status: 'OPEN' }, 0],
    ['a case that a person resolved', {}, 0],
    ['a case that says only that others have not paid', { kind: 'partly-paid' }, 1],
  ])('that is missing is explained by %s, or is not', (_, change, count) => {
    const trace = TALES.mismatch().trace.build();
    Object.assign(trace.books.trades[0] ?? {}, { capturedMinor: 2_700 });
    Object.assign(trace.books.cases[0] ?? {}, change);
    expect(check(trace, ['M2a']).violations).toHaveLength(count);
  });
});

describe('a rule is not judged', () => {
  test('when nobody watched what it is about', () => {
    const trace = TALES.sale().trace.build({ observed: ['store'] });
    expect(reasonFor(trace, 'M2a')).toBe('nobody watched alipay');
    expect(reasonFor(trace, 'M10')).toBe('nobody watched world');
    expect(check(trace).judged).toContain('M1a');
  });

  test('when the events that would show it were not written down', () => {
    const trace = TALES.sale().trace.build({ unrecorded: ['call', 'screen'] });
    expect(reasonFor(trace, 'M10')).toBe('no call events were recorded');
    expect(reasonFor(trace, 'L1a')).toBe('no screen events were recorded');
  });

  test('about everything together while anything moves', () => {
    const trace = TALES.sale().trace.build({ atRest: false });
    expect(['M2b', 'N5', 'N9b'].map((id) => reasonFor(trace, id))).toEqual(
      Array(3).fill('not everything is at rest'),
    );
  });

  test('when it was not asked for', () => {
    const trace = TALES.sale().trace.build();
    expect(check(trace, ['M2a', 'M8a'])).toMatchObject({ judged: ['M2a', 'M8a'], notJudged: [] });
  });
});

test('while things move, a rule for the end holds for the payments that are there already', () => {
  const trace = TALES.cancelled().trace.build({ atRest: false });
  const last = eventOf(trace, 'request', -1);
  drop(trace, (e) => e === last);
  expect(idsOf(trace)).toEqual(['M13']);
  paymentOf(trace).dueAt = trace.books.now + SECOND;
  expect(idsOf(trace)).toEqual([]);
});

test('clocks that differ excuse what compares them, and no money', () => {
  const trace = TALES.cancelled().trace.build({ skewMs: 5 * 60 * SECOND });
  const cancel = found(trace, callTo('cancel'));
  add(trace, { ...cancel, process: 'sweeper-9' }, cancel);
  eventOf(trace, 'screen').at = paymentOf(trace).startedAt + 70 * SECOND;
  const ids = idsOf(trace);
  expect(ids).not.toContain('M9b');
  expect(ids).not.toContain('L1a');
  Object.assign(paymentOf(trace), {
    captured: { currency: 'CNY', minor: 1 },
    cancelAction: 'none',
  });
  expect(idsOf(trace)).toContain('M11c');
});
