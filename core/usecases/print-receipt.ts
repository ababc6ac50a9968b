import type { MerchantId, OrderId } from '../domain/ids.ts';
import type { Order } from '../domain/order.ts';
import { nextVersionOf, type OrderAggregate } from '../domain/order-aggregate.ts';
import type { ReceiptMark } from '../domain/receipt.ts';
import {
  markOfPrint,
  printKeyOf,
  printsOf,
  type ReceiptSubject,
} from '../domain/receipt-of-check.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import { type ChangeDeps, changeOrder } from './change-order.ts';
import { type Idempotency, once } from './idempotency.ts';
import { type ReceiptChoice, receiptSubject } from './receipt-subject.ts';
import { conflict, notFound, type Rejection } from './rejection.ts';

export interface PrintReceipt extends ReceiptChoice {
  /** A bill is no receipt: it may be printed as often as somebody asks what there is to pay. */
  readonly kind: 'sale' | 'refund';
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  readonly actor: string;
  readonly idempotency: Idempotency;
}

export interface PrintedReceipt {
  readonly aggregate: OrderAggregate;
  readonly subject: ReceiptSubject;
  readonly mark: ReceiptMark;
}

/** More copies than a person loses; each is an entry in the order's journal. */
const MAX_PRINTS = 50;

/**
 * Counts one more paper of a receipt and tells which it is. The count, the journal entry and the
 * Idempotency-Key are one transaction with the order's version as its condition, so of two printers at
 * once one has the original, and a request whose answer was lost gets the same paper again.
 */
export async function printReceipt(
  deps: ChangeDeps,
  command: PrintReceipt,
): Promise<Result<PrintedReceipt, Rejection>> {
  const { merchantId, orderId, idempotency } = command;
  return await once(
    deps.orders,
    merchantId,
    idempotency,
    () => count(deps, command),
    async ({ resultId }) => {
      const aggregate = await deps.orders.load(merchantId, orderId);
      if (!aggregate) return fail(notFound('order'));
      const { n, ...named } = parsePrint(resultId);
      const subject = receiptSubject(aggregate, { kind: command.kind, ...named });
      return subject.ok ? ok({ aggregate, subject: subject.value, mark: markOfPrint(n) }) : subject;
    },
  );
}

async function count(
  deps: ChangeDeps,
  command: PrintReceipt,
): Promise<Result<PrintedReceipt, Rejection>> {
  const { merchantId, orderId, actor } = command;
  type Counted = Omit<PrintedReceipt, 'aggregate'>;
  const counted = await changeOrder<Result<Counted, Rejection>>(
    deps,
    merchantId,
    orderId,
    (aggregate) => {
      const chosen = receiptSubject(aggregate, command);
      if (!chosen.ok) return { value: chosen };
      const subject = chosen.value;
      const { order } = aggregate;
      const n = printsOf(order, subject) + 1;
      if (n > MAX_PRINTS) {
        const text = `A receipt is printed at most ${MAX_PRINTS} times.`;
        return { value: fail(conflict('too-many-prints', text)) };
      }
      const receiptPrints = { ...order.receiptPrints, [printKeyOf(subject)]: n };
      const idempotency = { ...command.idempotency, orderId, resultId: printId(order, subject, n) };
      return {
        edit: { order: { ...order, receiptPrints }, idempotency },
        what: 'print-receipt',
        actor,
        value: ok({ subject, mark: markOfPrint(n) }),
      };
    },
  );
  if (!counted) return fail(notFound('order'));
  const { value, aggregate } = counted;
  return value.ok ? ok({ aggregate, ...value.value }) : value;
}

/** What a repeated request needs to make the same paper, though more may be paid or refunded by then. */
const printId = (order: Order, { check, refund }: ReceiptSubject, n: number): string =>
  [nextVersionOf(order), n, check.checkId, refund?.refundId]
    .filter((part) => part !== undefined)
    .join(' ');

function parsePrint(text: string): { n: number; checkId?: string; refundId?: string } {
  const [, n, checkId, refundId] = text.split(' ');
  return { n: Number(n), ...(checkId && { checkId }), ...(refundId && { refundId }) };
}
