import { type BillLine, type BillPeriod, billLines } from '../ledger/bill.ts';
import type { Database } from '../ledger/database.ts';
import { zip } from '../zip.ts';
import { detailFile } from './bill-detail.ts';
import type { BillHead } from './bill-head.ts';
import { summaryFile } from './bill-summary.ts';

const accountKind = '0156';

/** The ZIP file behind a link (protocol 2.15), and its name. */
export function billFile(
  database: Database,
  { account, sellerId }: { readonly account: string; readonly sellerId: string },
  period: BillPeriod,
  madeAt: number,
): { readonly name: string; readonly bytes: Buffer } {
  const lines: readonly BillLine[] = billLines(database, account, period);
  const head: BillHead = { account: `${sellerId}${accountKind}`, period, madeAt };
  const stem = `${head.account}_${period.date.replaceAll('-', '')}`;
  const bytes = zip([
    { name: `${stem}_业务明细.csv`, content: detailFile(head, lines) },
    { name: `${stem}_业务明细(汇总).csv`, content: summaryFile(head, lines) },
  ]);
  return { name: `${stem}.csv.zip`, bytes };
}
