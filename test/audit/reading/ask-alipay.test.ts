import { expect, test } from 'vitest';
import { askAlipay } from '../../../audit/reading/ask-alipay.ts';
import type { OrderRecord } from '../../../audit/reading/order-record.ts';
import type { QueryResult, RefundQueryResult } from '../../../core/ports/payment-gateway.ts';
import { cny } from '../support/tale.ts';
import { TALES } from '../support/tales.ts';

/** A sale of 28.00 of which 10.00 was refunded. */
function recordOf(): OrderRecord {
  const [aggregate] = TALES.sale().trace.build().books.orders;
  return {
    aggregate,
    merchantId: 'm1',
    orderId: 'O1',
    journal: [],
    cases: [],
  } as unknown as OrderRecord;
}

const asked = (trade: QueryResult, refund: RefundQueryResult = { kind: 'not-found' }) =>
  askAlipay({ query: async () => trade, queryRefund: async () => refund }, recordOf());

const captured: QueryResult = { kind: 'captured', amount: cny(2_800), tradeNo: 'trade-1' };

test('a paid trade holds what its refunds did not return', async () => {
  const trade = { minor: 2_800, capturedMinor: 2_800 };
  const returned = { kind: 'refunded', amount: cny(1_000) } as const;
  expect(await asked(captured, returned)).toMatchObject({
    trades: [{ ...trade, returnedMinor: 1_000 }],
  });
  expect(await asked(captured)).toMatchObject({ trades: [{ ...trade, returnedMinor: 0 }] });
});

test.each<QueryResult>([{ kind: 'closed' }, { kind: 'pending' }])(
  'a trade that is $kind holds nothing',
  async (trade) => {
    expect(await asked(trade)).toMatchObject({ trades: [{ capturedMinor: 0, returnedMinor: 0 }] });
  },
);

test('a trade that Alipay does not know is none', async () => {
  expect(await asked({ kind: 'not-found' })).toEqual({ events: [], trades: [] });
});

test('no answer, about the trade or a refund of it, is no statement about money', async () => {
  const unknown = { kind: 'unknown', code: 'TIMEOUT' } as const;
  expect(await asked(unknown)).toEqual({ unanswered: 1 });
  expect(await asked(captured, unknown)).toEqual({ unanswered: 1 });
});
