import { expect, test } from 'vitest';
import type { PaymentEvent } from '../../../core/domain/evidence.ts';
import { inState, START, step, thePayment, withStaffRefund } from '../../support/reducer.ts';

const says = (kind: 'closed' | 'pending' | 'not-found'): PaymentEvent => ({
  source: 'query',
  kind,
});
const openCases = (aggregate: ReturnType<typeof inState>): string[] =>
  aggregate.order.cases.map((c) => c.caseId.slice(0, c.caseId.indexOf('_')));

test.each(['pending', 'not-found'] as const)(
  'pay said paid and a query says %s: asked again at first, a case within the minute',
  (kind) => {
    const lagging = step(inState('CAPTURED'), says(kind), START + 6_000).after;
    expect(openCases(lagging)).toEqual([]);
    const due = thePayment(lagging).dueAt ?? 0;
    expect(due).toBeLessThanOrEqual(START + 40_000);
    expect(openCases(step(lagging, says(kind), due).after)).toEqual(['capture-contradicted']);
  },
);

test('closed while our own refund is on its way is no contradiction yet', () => {
  const refunding = withStaffRefund(inState('CAPTURED'), 1_000, START + 5_000);
  const after = step(refunding, says('closed'), START + 6_000).after;
  expect(openCases(after)).toEqual([]);
  expect(thePayment(after).dueAt).toBeGreaterThan(START + 6_000);
});

test('what Alipay does not explain for a day ends as a case, and is not asked about for ever', () => {
  const watched = inState('CANCELLED');
  const nextDay = START + 26 * 3_600_000;
  const { after } = step(watched, { source: 'us', kind: 'watch-again' }, nextDay);
  expect(openCases(after)).toEqual(['never-explained']);
  expect(thePayment(after).dueAt).toBeUndefined();
});

test('a payment that holds its check is never given up', () => {
  const nextDay = START + 26 * 3_600_000;
  const { after } = step(inState('CANCELLING'), { source: 'us', kind: 'watch-again' }, nextDay);
  expect(thePayment(after).dueAt).toBeGreaterThan(nextDay);
});
