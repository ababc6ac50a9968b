import { expect, test } from 'vitest';
import { by, groupBy, percentile, ratio } from '../support/figures.ts';
import { type Asked, expectGolden } from '../support/golden.ts';

const outcomesOf = ({ payments }: Asked) => payments.filter((p) => p.is_outcome);

test('attempts to pay succeed at once, after another, or not', async () => {
  const answer = await expectGolden('payment-success', {}, (asked) => {
    const outcomes = outcomesOf(asked);
    const attemptsOf = groupBy(outcomes, (p) => `${p.order_id} ${p.check_id}`);
    return [...groupBy(outcomes, (p) => `${p.channel} ${p.way}`).values()]
      .map((attempts) => {
        const captured = attempts.filter((p) => p.status === 'CAPTURED');
        const declined = attempts.filter((p) => p.status === 'DECLINED');
        const later = captured.filter((p) =>
          attemptsOf
            .get(`${p.order_id} ${p.check_id}`)
            ?.some((other) => other.attempt_no < p.attempt_no && other.captured_minor === 0),
        );
        return {
          ...{ channel: attempts[0]?.channel ?? '', way: attempts[0]?.way ?? '' },
          ...{ attempts: attempts.length, captured: captured.length },
          success_rate: ratio(captured.length, attempts.length),
          declined: declined.length,
          given_up: attempts.length - captured.length - declined.length,
          later_success: ratio(later.length, captured.length),
        };
      })
      .sort(by((r) => [r.channel, r.way]));
  });
  const cash = answer.find((r) => r['way'] === 'cash');
  expect(cash?.['success_rate']).toBe(1);
});

test('paying takes so long for half of the customers, and so long for nearly all', async () => {
  await expectGolden('time-to-pay', {}, (asked) =>
    [
      ...groupBy(
        outcomesOf(asked).filter((p) => p.status === 'CAPTURED'),
        (p) => p.way,
      ),
    ]
      .map(([way, paid]) => {
        const took = paid.map((p) => p.resolution_ms);
        const [p50_ms, p95_ms, p99_ms] = [0.5, 0.95, 0.99].map((share) => percentile(took, share));
        return {
          ...{ way, payments: paid.length },
          ...{ p50_ms: p50_ms ?? null, p95_ms: p95_ms ?? null, p99_ms: p99_ms ?? null },
        };
      })
      .sort(by((r) => [r.way])),
  );
});

test('what Alipay left open, what we cancelled, and money that came too late, day by day', async () => {
  const answer = await expectGolden('unknown-and-cancel', {}, ({ payments }) =>
    [...groupBy(payments, (p) => p.business_date)]
      .map(([business_date, rows]) => {
        const outcomes = rows.filter((p) => p.is_outcome);
        const unknown = outcomes.filter((p) => p.was_unknown);
        const cancelled = outcomes.filter((p) => p.status === 'CANCELLED').length;
        const late = rows.filter((p) => p.is_late).map((p) => p.payment_id);
        return {
          ...{ business_date, attempts: outcomes.length, unknown: unknown.length },
          unknown_rate: ratio(unknown.length, outcomes.length),
          unknown_captured: unknown.filter((p) => p.captured_minor > 0).length,
          ...{ cancelled, cancel_rate: ratio(cancelled, outcomes.length) },
          late_captures: new Set(late).size,
          resolution_p95_ms: percentile(
            unknown.map((p) => p.resolution_ms),
            0.95,
          ),
        };
      })
      .sort(by((r) => [r.business_date])),
  );
  expect(Math.max(...answer.map((r) => Number(r['late_captures'])))).toBeGreaterThan(0);
});
