import { describe, expect, test } from 'vitest';
import { check } from '../../audit/check.ts';
import { INVARIANTS } from '../../audit/invariants/table.ts';
import { CREDIT_BREAKS } from './breaks/credits.ts';
import { FENCE_BREAKS } from './breaks/fence.ts';
import { INSTRUMENT_BREAKS } from './breaks/instruments.ts';
import { INTENT_BREAKS } from './breaks/intents.ts';
import { MESSAGE_BREAKS } from './breaks/messages.ts';
import { MONEY_BREAKS } from './breaks/money.ts';
import { ROW_BREAKS } from './breaks/rows.ts';
import { STOCK_BREAKS } from './breaks/stock.ts';
import { TENDER_BREAKS } from './breaks/tenders.ts';
import { WATCH_BREAKS } from './breaks/watch.ts';
import { TALES } from './support/tales.ts';

const BREAKS = [
  ...MONEY_BREAKS,
  ...INTENT_BREAKS,
  ...FENCE_BREAKS,
  ...INSTRUMENT_BREAKS,
  ...ROW_BREAKS,
  ...WATCH_BREAKS,
  ...MESSAGE_BREAKS,
  ...CREDIT_BREAKS,
  ...STOCK_BREAKS,
  ...TENDER_BREAKS,
];

describe.each(INVARIANTS)('$id, $says', ({ id }) => {
  const ours = BREAKS.filter((b) => b.id === id);

  test('is tried', () => {
    expect(ours).not.toEqual([]);
  });

  test.each(ours)('finds $how', ({ tale, conditions, change }) => {
    const trace = TALES[tale]().trace.build(conditions);
    expect(check(trace, [id])).toEqual({ violations: [], judged: [id], notJudged: [] });
    change(trace);
    const { violations } = check(trace, [id]);
    expect(violations).not.toEqual([]);
    for (const violation of violations) {
      expect(violation.id).toBe(id);
      expect(violation.sentence).toMatch(/\S.*\.$/);
    }
  });
});
