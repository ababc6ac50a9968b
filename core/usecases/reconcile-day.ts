import type { MerchantId } from '../domain/ids.ts';
import { type DayReport, emptyReport, reportOf } from '../domain/reconciliation/day-report.ts';
import {
  type BookLine,
  type StatementLine,
  startOfChinaDay,
} from '../domain/reconciliation/lines.ts';
import { daysAfter } from '../domain/wall-clock.ts';
import type { AskedForBill, BillFiles, BillNews, DayReports, ReadBill } from '../ports/bills.ts';
import { type ReconcileDeps, reconcileBill } from './reconcile-bill.ts';

export interface ReconcileDayDeps extends ReconcileDeps {
  readonly bills: Pick<BillFiles, 'read'>;
  readonly readBill: ReadBill;
  readonly reports: Pick<DayReports, 'find' | 'keep'>;
  /** What our books say of that day and the days beside it. */
  readonly booksOf: (merchantId: MerchantId, day: string) => Promise<readonly BookLine[]>;
}

/**
 * Judges a day with what there is of its bill, and keeps what it found as the day's report. Doing it
 * again is harmless, and what an earlier run has healed stays told.
 */
export async function reconcileDay(
  deps: ReconcileDayDeps,
  merchantId: MerchantId,
  day: string,
  news: BillNews,
): Promise<DayReport> {
  const report = await judge(deps, merchantId, day, news);
  await deps.reports.keep(merchantId, report);
  return report;
}

async function judge(
  deps: ReconcileDayDeps,
  merchantId: MerchantId,
  day: string,
  news: BillNews,
): Promise<DayReport> {
  const now = deps.clock.now();
  if (news.kind === 'unsupported') return emptyReport(day, 'unsupported', 'no-known-bill', now);
  // A bill that came once is as good as one that comes now.
  const zip = await deps.bills.read(merchantId, news.account, day);
  if (!zip) return await withoutBill(deps, merchantId, day, news.code);
  const reading = deps.readBill(zip, day);
  if (reading.kind === 'malformed') return emptyReport(day, 'malformed', reading.reason, now);
  const statement = [...reading.lines, ...(await beside(deps, merchantId, day, news))];
  const { feeBasisPoints, account } = news;
  const known = await deps.booksOf(merchantId, day);
  const bill = { day, statement, books: known, feeBasisPoints };
  const { books, matched, findings } = await reconcileBill(deps, merchantId, bill);
  const before = await deps.reports.find(merchantId, day);
  const healedBefore = before?.healed ?? [];
  const madeAt = deps.clock.now();
  return reportOf({ day, madeAt, account, statement, books, matched, findings, healedBefore });
}

/** A day without a bill is a quiet one only if our books say so, too. */
async function withoutBill(
  { booksOf, clock }: ReconcileDayDeps,
  merchantId: MerchantId,
  day: string,
  code: string,
): Promise<DayReport> {
  const start = startOfChinaDay(day);
  const end = startOfChinaDay(daysAfter(day, 1));
  const books = await booksOf(merchantId, day);
  const hasMoney = books.some(({ at, state }) => state === 'moved' && at >= start && at < end);
  return emptyReport(day, hasMoney ? 'missing' : 'no-trades', code, clock.now());
}

/** What bills of the days beside it say, where they are there. */
async function beside(
  { bills, readBill }: ReconcileDayDeps,
  merchantId: MerchantId,
  day: string,
  { account }: AskedForBill,
): Promise<StatementLine[]> {
  const lines: StatementLine[] = [];
  for (const neighbour of [daysAfter(day, -1), daysAfter(day, 1)]) {
    const zip = await bills.read(merchantId, account, neighbour);
    const reading = zip && readBill(zip, neighbour);
    if (reading?.kind === 'lines') for (const line of reading.lines) lines.push(line);
  }
  return lines;
}
