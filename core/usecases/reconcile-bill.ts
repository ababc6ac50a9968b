import type { Evidence } from '../domain/evidence.ts';
import { CASE_KINDS, caseIdOf } from '../domain/exception-case.ts';
import { type MerchantId, type OrderId, parseOutTradeNo, parseRefundId } from '../domain/ids.ts';
import { formatMoney, money } from '../domain/money.ts';
import { bookLinesOf } from '../domain/reconciliation/book-lines.ts';
import type { BookLine, StatementLine } from '../domain/reconciliation/lines.ts';
import {
  type BillToMatch,
  FINDINGS,
  type Finding,
  matchBill,
} from '../domain/reconciliation/match-bill.ts';
import type { CaseList } from '../ports/case-list.ts';
import type { CreditStore } from '../ports/credit-store.ts';
import type { ChangeDeps } from './change-order.ts';
import { settlePayment } from './settle-payment.ts';

export interface ReconcileDeps extends ChangeDeps {
  readonly cases: Pick<CaseList, 'openOrphan'>;
  readonly credits: Pick<CreditStore, 'find'>;
}

/** A finding, and whether the bill itself brought it to rights. */
export type Reconciled = Finding & { readonly isSettled: boolean };

export interface Reconciliation {
  readonly day: string;
  readonly matched: number;
  readonly findings: readonly Reconciled[];
  /** Our books as they were compared, before anything was settled. */
  readonly books: readonly BookLine[];
}

/** A line each would bury the one that matters: then one case tells of all. */
const MOST_CASES = 50;

/**
 * Judges a day of Alipay's bill. Where our books as they were given do not agree, the orders
 * themselves are asked; money that they still do not know is evidence like any other, through the one
 * door; what stays is a case. Doing it again opens no case twice and moves no money twice.
 */
export async function reconcileBill(
  deps: ReconcileDeps,
  merchantId: MerchantId,
  bill: BillToMatch,
): Promise<Reconciliation> {
  const first = matchBill(bill);
  const books = await withOrders(deps, merchantId, bill.books, first.findings);
  const { matched, findings } = books === bill.books ? first : matchBill({ ...bill, books });
  const reconciled: Reconciled[] = [];
  for (const finding of findings) {
    const isSettled = await settleBy(deps, merchantId, finding, bill.statement);
    reconciled.push({ ...finding, isSettled });
  }
  await openCases(deps, merchantId, bill.day, reconciled);
  return { day: bill.day, matched, findings: reconciled, books };
}

/** The given books, and of each order that seems to differ what it says itself. */
async function withOrders(
  deps: ReconcileDeps,
  merchantId: MerchantId,
  books: readonly BookLine[],
  findings: readonly Finding[],
): Promise<readonly BookLine[]> {
  const { orders } = deps;
  const doubtful = new Set<OrderId>();
  for (const finding of findings) {
    if (finding.found === 'cross_day' || finding.found === 'fee_diff') continue;
    const orderId = await orderOf(deps, merchantId, finding);
    if (orderId !== undefined) doubtful.add(orderId);
  }
  if (doubtful.size === 0) return books;
  const told: BookLine[] = books.filter(({ orderId }) => !doubtful.has(orderId));
  for (const orderId of doubtful) {
    const aggregate = await orders.load(merchantId, orderId);
    if (!aggregate) continue;
    const journal = await orders.journal(merchantId, orderId, { after: 0, limit: MOST_ENTRIES });
    told.push(...bookLinesOf(aggregate, journal));
  }
  return told;
}

const MOST_ENTRIES = 1_000;

/** By our number; by the credit that the trade became where Alipay made the number up. */
async function orderOf(
  { credits }: ReconcileDeps,
  merchantId: MerchantId,
  { outTradeNo, statement }: Finding,
): Promise<OrderId | undefined> {
  const own = parseOutTradeNo(outTradeNo);
  if (own || !statement) return own?.orderId;
  return (await credits.find(merchantId, statement.tradeNo))?.orderId;
}

/** Whether the bill was news to the payment, or to its refund. */
async function settleBy(
  deps: ReconcileDeps,
  merchantId: MerchantId,
  finding: Finding,
  statement: readonly StatementLine[],
): Promise<boolean> {
  const { statement: line, book } = finding;
  const isMissing = finding.found === 'only_alipay' || finding.found === 'status_diff';
  if (!isMissing || line === undefined || book === undefined) return false;
  const event = evidenceOf(line, statement);
  if (event === undefined) return false;
  const { orderId, paymentId } = book;
  const settled = await settlePayment(deps, { merchantId, orderId, paymentId }, event);
  return settled?.changed === true;
}

/** What a line proves. Money that went back by the same bill is not with us any more. */
function evidenceOf(
  line: StatementLine,
  statement: readonly StatementLine[],
): Evidence | undefined {
  if (line.kind === 'refund') {
    const refundId = parseRefundId(line.refundNo ?? '');
    return refundId && { source: 'bill', kind: 'refunded', refundId };
  }
  const returned = statement
    .filter(({ kind, outTradeNo }) => kind === 'refund' && outTradeNo === line.outTradeNo)
    .reduce((sum, { minor }) => sum + minor, 0);
  if (returned > 0) return undefined;
  const amount = money('CNY', line.minor);
  return { source: 'bill', kind: 'captured', amount, tradeNo: line.tradeNo };
}

async function openCases(
  deps: ReconcileDeps,
  merchantId: MerchantId,
  day: string,
  findings: readonly Reconciled[],
): Promise<void> {
  const open = findings.filter(({ found, isSettled }) => FINDINGS[found].isCase && !isSettled);
  const common = { merchantId, kind: 'bill-difference', status: 'OPEN' } as const;
  const openedAt = deps.clock.now();
  const { says } = CASE_KINDS['bill-difference'];
  if (open.length > MOST_CASES) {
    const detail = `${says} ${day}: ${open.length} differences, see the report of that day.`;
    const caseId = caseIdOf('bill-difference', day);
    await deps.cases.openOrphan({ ...common, caseId, openedAt, detail });
    return;
  }
  for (const finding of open) {
    const { found, outTradeNo, refundNo, statement, book } = finding;
    const minor = statement?.minor ?? book?.minor ?? 0;
    const amount = money('CNY', minor);
    const number = refundNo === undefined ? outTradeNo : `${outTradeNo}, refund ${refundNo}`;
    await deps.cases.openOrphan({
      ...{ ...common, openedAt, amount },
      caseId: caseIdOf('bill-difference', `${day}.${found}.${refundNo ?? outTradeNo}`),
      ...(book && { orderId: book.orderId, paymentId: book.paymentId }),
      detail: `${says} ${day}, ${found}: ${FINDINGS[found].says} ${formatMoney(amount)}, ${number}`,
    });
  }
}
