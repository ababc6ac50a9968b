import { beforeEach, describe, expect, test } from 'vitest';
import type { Order } from '../../../core/domain/order.ts';
import type { Receipt, ReceiptMark } from '../../../core/domain/receipt.ts';
import { printsOf, receiptOf } from '../../../core/domain/receipt-of-check.ts';
import type { Result } from '../../../core/domain/result.ts';
import {
  type PrintedReceipt,
  type PrintReceipt,
  printReceipt,
} from '../../../core/usecases/print-receipt.ts';
import { type ReceiptChoice, receiptSubject } from '../../../core/usecases/receipt-subject.ts';
import type { Rejection } from '../../../core/usecases/rejection.ts';
import { audit } from '../../support/audit.ts';
import { MERCHANT, MINUTE, must, openWorld, refusal, type World } from '../../support/world.ts';

let world: World;
beforeEach(async () => {
  world = await openWorld();
});

const place = {
  storeName: 'Noodle House',
  storeLines: ['8 People Road'],
  timeZone: 'Asia/Shanghai',
  link: 'https://kuaican.test/orders/1',
};

const print = (
  { orderId }: Pick<Order, 'orderId'>,
  choice: Partial<PrintReceipt> = {},
  key: string = world.ids.ulid(),
): Promise<Result<PrintedReceipt, Rejection>> =>
  printReceipt(world.deps, {
    ...{ merchantId: MERCHANT, orderId, kind: 'sale', actor: 'kiosk k1' },
    idempotency: { key, fingerprint: `print ${orderId}` },
    ...choice,
  });

const markOf = async (printed: Promise<Result<PrintedReceipt, Rejection>>): Promise<ReceiptMark> =>
  must(await printed).mark;

async function look(
  order: Order,
  choice: ReceiptChoice = { kind: 'sale' },
): Promise<Result<Receipt, Rejection>> {
  const aggregate = await world.look(order);
  const subject = receiptSubject(aggregate, choice);
  if (!subject.ok) return subject;
  const mark = { kind: 'viewed', prints: printsOf(aggregate.order, subject.value) } as const;
  return { ok: true, value: receiptOf(aggregate, subject.value, mark, place) };
}

async function paidOrder(...wanted: Parameters<World['order']>): Promise<Order> {
  const order = await world.order(...wanted);
  for (const { checkId } of order.checks) must(await world.pay(order, { checkId }));
  return order;
}

describe('the receipt of a sale', () => {
  test('tells what was bought, what it cost and how it was paid, in the time of the store', async () => {
    const order = await paidOrder([{ quantity: 2 }, { itemId: 'tea' }]);
    const [payment] = (await world.look(order)).payments;
    expect(must(await look(order))).toMatchObject({
      storeName: 'Noodle House',
      at: '2026-11-22 12:00',
      businessDate: '2026-11-22',
      pickupNumber: 'A001',
      lines: [
        { quantity: 2, unitPrice: { minor: 2_800 }, total: { minor: 5_600 } },
        { quantity: 1, total: { minor: 1_050 } },
      ],
      totals: [{ code: 'subtotal', amount: { minor: 6_650 } }],
      total: { currency: 'CNY', minor: 6_650 },
      payment: { way: 'barcode', amount: { minor: 6_650 }, outTradeNo: payment?.outTradeNo },
      refunds: [],
    });
  });

  test('is not given for what is not paid, but there is a bill', async () => {
    const order = await world.order();
    expect(refusal(await look(order))).toMatchObject({ status: 409, code: 'not-paid' });
    expect(must(await look(order, { kind: 'bill' }))).toMatchObject({
      kind: 'bill',
      total: { minor: 2_800 },
      payment: undefined,
    });
  });

  test('is not given for an order that was given up, and neither is a bill', async () => {
    const order = await world.order();
    must(await world.cancel(order));
    expect(refusal(await look(order)).code).toBe('not-paid');
    expect(refusal(await look(order, { kind: 'bill' })).code).toBe('nothing-to-pay');
  });

  test('is of one check, its own lines and sums, where several people pay', async () => {
    const order = await world.order([{}, { itemId: 'tea' }], [[0], [1]]);
    must(await world.pay(order, { checkId: 'c2' }));
    expect(must(await look(order))).toMatchObject({
      share: { number: 2, of: 2 },
      lines: [{ name: 'Tea' }],
      total: { minor: 1_050 },
    });
    expect(refusal(await look(order, { kind: 'sale', checkId: 'c1' })).code).toBe('not-paid');
    must(await world.pay(order, { checkId: 'c1' }));
    expect(refusal(await look(order))).toMatchObject({ code: 'which-check', field: 'checkId' });
    expect(refusal(await look(order, { kind: 'sale', checkId: 'c9' }))).toMatchObject({
      ...{ status: 422, code: 'unknown-check', field: 'checkId' },
    });
  });
});

describe('the receipt of a refund', () => {
  test('tells what was given back and when, once Alipay has given it back', async () => {
    const order = await paidOrder([{ quantity: 2 }]);
    expect(refusal(await look(order, { kind: 'refund' })).code).toBe('not-refunded');
    await world.runFor(5 * MINUTE);
    must(await world.refund(order, { lines: [{ lineId: 'l1', quantity: 1 }] }));
    expect(must(await look(order, { kind: 'refund' }))).toMatchObject({
      at: '2026-11-22 12:05',
      lines: [],
      totals: [],
      total: { minor: 2_800 },
      refunds: [{ amount: { minor: 2_800 }, lines: [{ quantity: 1 }] }],
    });
    expect(must(await look(order))).toMatchObject({
      total: { minor: 5_600 },
      refunds: [{ amount: { minor: 2_800 } }],
    });
  });

  test('is of one refund, and each has an original of its own', async () => {
    const order = await paidOrder();
    const first = must(await world.refund(order, { amount: 100 }));
    expect(await markOf(print(order, { kind: 'refund' }))).toEqual({ kind: 'original' });
    await world.runFor(MINUTE);
    const second = must(await world.refund(order, { amount: 200 }));
    expect(refusal(await print(order, { kind: 'refund' }))).toMatchObject({
      code: 'which-refund',
      field: 'refundId',
    });
    const of = ({ refundId }: { refundId: string }) => print(order, { kind: 'refund', refundId });
    expect(await markOf(of(second))).toEqual({ kind: 'original' });
    expect(await markOf(of(first))).toEqual({ kind: 'copy', number: 1 });
    const unknown = `R${'0'.repeat(26)}`;
    expect(refusal(await print(order, { kind: 'refund', refundId: unknown })).code).toBe(
      'unknown-refund',
    );
  });
});

describe('a printed receipt', () => {
  test('is the original the first time and a copy afterwards; looking counts nothing', async () => {
    const order = await paidOrder();
    expect(must(await look(order)).mark).toEqual({ kind: 'viewed', prints: 0 });
    expect(await markOf(print(order))).toEqual({ kind: 'original' });
    expect(must(await look(order)).mark).toEqual({ kind: 'viewed', prints: 1 });
    expect(await markOf(print(order))).toEqual({ kind: 'copy', number: 1 });
    expect(await markOf(print(order))).toEqual({ kind: 'copy', number: 2 });
  });

  test('is the same paper for a request that is repeated, though more was printed and paid since', async () => {
    const order = await world.order([{}, {}], [[0], [1]]);
    must(await world.pay(order, { checkId: 'c1' }));
    const key = world.ids.ulid();
    expect(await markOf(print(order, {}, key))).toEqual({ kind: 'original' });
    expect(await markOf(print(order))).toEqual({ kind: 'copy', number: 1 });
    must(await world.pay(order, { checkId: 'c2' }));
    const again = must(await print(order, {}, key));
    expect(again.mark).toEqual({ kind: 'original' });
    expect(again.subject.check.checkId).toBe('c1');
    const { order: now } = await world.look(order);
    expect(now.receiptPrints).toEqual({ c1: 2 });
  });

  test('has one original when many printers want it at once', async () => {
    const order = await paidOrder();
    const marks = await Promise.all([1, 2, 3, 4, 5].map(() => markOf(print(order))));
    expect(marks.filter((m) => m.kind === 'original')).toHaveLength(1);
    expect(marks.flatMap((m) => (m.kind === 'copy' ? m.number : [])).sort()).toEqual([1, 2, 3, 4]);
  });

  test('is told in the journal with who printed it, and disturbs no rule about money', async () => {
    const order = await paidOrder();
    must(await print(order, { actor: 'cashier c7' }));
    const page = { after: 0, limit: 100 };
    const journal = await world.orders.journal(MERCHANT, order.orderId, page);
    expect(journal.at(-1)).toMatchObject({ what: 'print-receipt', actor: 'cashier c7' });
    await world.runFor(30 * MINUTE);
    expect(await audit(world)).toEqual([]);
  });

  test('is not made of what is unpaid or unknown, nor more often than anybody needs', async () => {
    const order = await world.order();
    expect(refusal(await print(order)).code).toBe('not-paid');
    const nobody = { orderId: '01KB2Z3M4N5P6Q7R8S9T0V1W2X' as Order['orderId'] };
    expect(refusal(await print(nobody)).status).toBe(404);
    must(await world.pay(order));
    for (let n = 0; n < 50; n++) must(await print(order));
    expect(refusal(await print(order))).toMatchObject({ status: 409, code: 'too-many-prints' });
  });
});
