import { describe, expect, test } from 'vitest';
import type { OrderRecord } from '../../../audit/reading/order-record.ts';
import { orderTrace, type TimedEvent } from '../../../audit/reading/order-trace.ts';
import type { JournalEntry } from '../../../core/domain/journal.ts';

const CONDITIONS = { observed: ['store'], atRest: false, healedAt: 0, skewMs: 0 } as const;

const entry = (version: number, at: number, evidence?: object) =>
  ({
    version,
    at,
    what: `v${version}`,
    actor: 'system',
    changes: [],
    evidence,
  }) as unknown as JournalEntry;
const request = (at: number): TimedEvent => ({
  ...{ by: 'alipay', kind: 'request', at, call: 'cancel', appId: 'app-1', outTradeNo: 'KC1' },
});

function told(journal: readonly JournalEntry[], events: readonly TimedEvent[], now = 0) {
  const record = { merchantId: 'm1', orderId: 'O1', aggregate: undefined, journal, cases: [] };
  const trace = orderTrace(
    record as unknown as OrderRecord,
    { events, trades: [] },
    CONDITIONS,
    now,
  );
  const names = trace.events.map((e) => (e.kind === 'entry' ? e.entry.what : `${e.kind} ${e.at}`));
  return { ...trace, names };
}

describe('journal and ledger become one trace', () => {
  test('in order of time, numbered from 1', () => {
    const { names, events } = told([entry(1, 10), entry(2, 30)], [request(20), request(40)]);
    expect(names).toEqual(['v1', 'request 20', 'v2', 'request 40']);
    expect(events.map((e) => e.n)).toEqual([1, 2, 3, 4]);
  });

  test('at one moment, our intent before the call, and the call before what we make of its answer', () => {
    const fence = entry(1, 10, { source: 'us', kind: 'fence' });
    const answer = entry(2, 10, { source: 'cancel', kind: 'cancelled' });
    expect(told([fence, answer], [request(10)]).names).toEqual(['v1', 'request 10', 'v2']);
  });

  test('at one moment, a cancel after its fence, also when an answer was judged just before', () => {
    const answer = entry(1, 10, { source: 'query', kind: 'pending' });
    const fence = entry(2, 10, { source: 'us', kind: 'fence' });
    expect(told([answer, fence], [request(10)]).names).toEqual(['v1', 'v2', 'request 10']);
  });

  test('each in its own order, also where a clock stepped back', () => {
    expect(told([entry(1, 30), entry(2, 10)], [request(20)]).names).toEqual([
      ...['request 20', 'v1', 'v2'],
    ]);
  });

  test('that ends no earlier than its last entry', () => {
    expect(told([entry(1, 10)], [], 5).books.now).toBe(10);
    expect(told([entry(1, 10)], [], 20).books.now).toBe(20);
  });
});
