import { expect, test } from 'vitest';
import { PAYMENT_TRANSITIONS } from '../../../core/domain/payment-states.ts';
import { settle } from '../../../core/domain/settle.ts';
import { BROKEN_RULES } from './broken-rules.ts';
import { type Exploration, explore, report, SCOPES } from './exhaustive.ts';
import { thePayment } from './payment.ts';
import type { Rules } from './store.ts';

/** A busy machine must not fail what is only slow. */
const PATIENCE = { timeout: 300_000 };
/** Most of what is broken shows in the first two. */
const LARGER_AND_LARGER = [
  { processes: 2, sleepers: 0, faults: 1 },
  { processes: 1, sleepers: 0, faults: 2 },
  { processes: 2, sleepers: 0, faults: 2 },
];

for (const [name, scope] of Object.entries(SCOPES)) {
  test(
    `no state that the rules can reach breaks a rule, and every one ends well: ${name}`,
    PATIENCE,
    () => {
      const found = explore(scope);
      console.log(report(name, found));
      expect(report(name, found)).toContain(' 0 violations');
      expect(found.states).toBeGreaterThan(100_000);
    },
  );
}

test('it takes every transition of the tables', PATIENCE, () => {
  const taken = new Set<string>();
  const noting: Rules = {
    settle(aggregate, id, event, now) {
      const settled = settle(aggregate, id, event, now);
      if (settled) taken.add(`${thePayment(aggregate).status} ${event.kind}: ${settled.what}`);
      return settled;
    },
  };
  explore({ processes: 2, sleepers: 0, faults: 1 }, { rules: noting });
  const never = Object.entries(PAYMENT_TRANSITIONS).flatMap(([state, rules]) =>
    Object.entries(rules)
      // Alipay is never asked about a payment that waits for the sticker's money: nothing to model.
      .filter(([, what]) => what !== 'stopWaiting')
      .map(([event, what]) => `${state} ${event}: ${what}`)
      .filter((cell) => !taken.has(cell)),
  );
  expect(never).toEqual([]);
});

test.each(Object.entries(BROKEN_RULES))('it finds that %s', PATIENCE, (_, { rules, breaks }) => {
  let found: Exploration['first'];
  for (const scope of LARGER_AND_LARGER)
    found ??= explore(scope, { rules, stopsEarly: true }).first;
  expect(found?.invariant).toBe(breaks);
});

test('it tells a violation with the fewest faults, step by step', () => {
  const { rules } = BROKEN_RULES['unknown is read as refused'];
  const found = explore({ processes: 1, sleepers: 0, faults: 0 }, { rules, stopsEarly: true });
  expect(report('broken', found).split('\n').slice(1)).toEqual([
    '  M7 an end of a payment is Alipay’s word: DECLINED, which Alipay never said',
    '    before the deadline   pay of pay has no answer; the request is lost  -> payment INITIATED to DECLINED',
  ]);
});
