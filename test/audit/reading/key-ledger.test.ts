import fc from 'fast-check';
import { expect, test } from 'vitest';
import { KeyLedger, type KeyOfResult } from '../../../audit/reading/key-ledger.ts';
import type { OrderRecord } from '../../../audit/reading/order-record.ts';

const key = (orderId: string, resultId: string) =>
  ({ merchantId: 'm1', orderId, resultId }) as unknown as KeyOfResult;

/** An order placed at `at` with one payment, started then. */
const order = (orderId: string, paymentId: string, at = 100) =>
  ({
    aggregate: {
      order: { orderId, createdAt: at },
      payments: [{ paymentId, startedAt: at }],
      refunds: [{ refundId: `G${paymentId}`, kind: 'give-back', requestedAt: at }],
    },
  }) as unknown as Pick<OrderRecord, 'aggregate'>;

const found = (ledger: KeyLedger, until = 1_000): string[] => [
  ...ledger.keysWithoutResult().map((k) => `key of ${k.resultId}`),
  ...ledger.resultsWithoutKey(until).map((fault) => fault.sentence),
];

test('keys and results pair in whatever order they come', () => {
  const steps = [1, 2, 3].flatMap((n) => [
    (ledger: KeyLedger) => ledger.addOrder(order(`O${n}`, `P${n}`)),
    (ledger: KeyLedger) => ledger.addKey(key(`O${n}`, `P${n}`)),
    (ledger: KeyLedger) => ledger.addKey(key(`O${n}`, `O${n}`)),
  ]);
  const shuffled = fc.shuffledSubarray(steps, { minLength: steps.length });
  const property = fc.property(shuffled, (inThisOrder) => {
    const ledger = new KeyLedger(0);
    for (const step of inThisOrder) step(ledger);
    expect(found(ledger)).toEqual([]);
  });
  fc.assert(property);
});

test('a payment without its key is found, an order without one and money given back are not', () => {
  const ledger = new KeyLedger(0);
  ledger.addOrder(order('O1', 'P1'));
  expect(found(ledger)).toEqual(['P1 has no Idempotency-Key.']);
});

test('a payment that is older than keys are kept, or newer than the scan, needs none', () => {
  const ledger = new KeyLedger(200);
  ledger.addOrder(order('O1', 'P1', 199));
  ledger.addOrder(order('O2', 'P2', 500));
  expect(found(ledger, 500)).toEqual([]);
  expect(found(ledger, 501)).toEqual(['P2 has no Idempotency-Key.']);
});

test('a key whose result did not come is looked up again', () => {
  const ledger = new KeyLedger(0);
  ledger.addKey(key('O1', 'P1'));
  expect(found(ledger)).toEqual(['key of P1']);
});
