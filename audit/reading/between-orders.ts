import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { type MerchantId, parseOutTradeNo } from '../../core/domain/ids.ts';
import { isVersionOf } from '../invariants/keys.ts';
import { PROMISES } from '../rule-book.ts';
import type { Conditions } from '../trace.ts';
import type { Findings } from './findings.ts';
import type { KeyLedger } from './key-ledger.ts';
import type { OrderReader, OrderRecord } from './order-record.ts';
import { overdueNotices } from './overdue-notices.ts';

/** One number in Alipay's books. */
export interface AlipayNumber {
  readonly merchantId: MerchantId;
  readonly outTradeNo: string;
  /** What Alipay holds of it. */
  readonly held: number;
}

/** Keys and what they made: each has the other. */
export async function auditKeys(
  reader: OrderReader,
  keys: KeyLedger,
  scannedFrom: number,
  findings: Findings,
): Promise<void> {
  findings.addFaults('N6c', keys.resultsWithoutKey(scannedFrom));
  for (const { merchantId, orderId, resultId } of keys.keysWithoutResult()) {
    const { aggregate } = await reader.read({ merchantId, orderId });
    const ids: string[] = aggregate
      ? [
          aggregate.order.orderId,
          ...aggregate.payments.map((p) => p.paymentId),
          ...aggregate.refunds.map((r) => r.refundId),
        ]
      : [];
    if (ids.includes(resultId) || isVersionOf(aggregate?.order, resultId)) continue;
    findings.addFaults('N6d', [
      { orderId, sentence: `A key made ${resultId}, which is not there.` },
    ]);
  }
}

/** No notification has waited in the inbox for a quarter of an hour since the last fault. */
export async function auditNotices(
  client: DynamoDBDocumentClient,
  inboxTable: string,
  { healedAt }: Conditions,
  now: number,
  findings: Findings,
): Promise<void> {
  if (now - healedAt < PROMISES.endedOrInCase) return;
  for await (const { row, dueAt } of overdueNotices(client, inboxTable, now)) {
    const lateMs = now - Math.max(dueAt, healedAt);
    if (lateMs < PROMISES.endedOrInCase) continue;
    const sentence = `${row} has been overdue for ${Math.round(lateMs / 1_000)} s.`;
    findings.addFaults('N9b', [{ sentence }]);
  }
}

/** The out_trade_nos of all payments, each with its merchant. */
export class OwnNumbers {
  readonly #numbers = new Set<string>();

  add({ merchantId, aggregate }: OrderRecord): void {
    for (const { outTradeNo } of aggregate?.payments ?? []) {
      this.#numbers.add(`${merchantId} ${outTradeNo}`);
    }
  }

  has({ merchantId, outTradeNo }: AlipayNumber): boolean {
    return this.#numbers.has(`${merchantId} ${outTradeNo}`);
  }

  /** A number that has been looked into. */
  remember({ merchantId, outTradeNo }: AlipayNumber): void {
    this.#numbers.add(`${merchantId} ${outTradeNo}`);
  }
}

/** Alipay knows no number of our making that we do not. */
export async function auditNumbers(
  reader: OrderReader,
  numbers: AsyncIterable<AlipayNumber>,
  ours: OwnNumbers,
  findings: Findings,
): Promise<void> {
  for await (const number of numbers) {
    const { merchantId, outTradeNo, held } = number;
    if (ours.has(number)) continue;
    ours.remember(number);
    const named = parseOutTradeNo(outTradeNo);
    if (!named) {
      findings.addForeign();
      continue;
    }
    // It may have been written behind the scan.
    if (await reader.hasPayment({ merchantId, ...named })) continue;
    const sentence = `Alipay knows it and holds ${held}; we never wrote it down.`;
    findings.addFaults('M5a', [{ orderId: named.orderId, outTradeNo, sentence }]);
  }
}
