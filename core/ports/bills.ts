import type { MerchantId } from '../domain/ids.ts';
import type { DayReport, DaySummary } from '../domain/reconciliation/day-report.ts';
import type { StatementLine } from '../domain/reconciliation/lines.ts';
import type { Page, Paged } from './page.ts';

/** Bills as Alipay gave them, byte for byte: `account` is whose bill it is, an app for instance. */
export interface BillFiles {
  keep(merchantId: MerchantId, account: string, day: string, zip: Uint8Array): Promise<void>;
  read(merchantId: MerchantId, account: string, day: string): Promise<Uint8Array | undefined>;
}

/** What the comparison of each day said last. */
export interface DayReports {
  keep(merchantId: MerchantId, report: DayReport): Promise<void>;
  find(merchantId: MerchantId, day: string): Promise<DayReport | undefined>;
  /** Newest day first; the cursor is the last day given. */
  list(merchantId: MerchantId, page: Page): Promise<Paged<DaySummary>>;
}

export type BillReading =
  | { readonly kind: 'lines'; readonly lines: readonly StatementLine[] }
  /** `reason` is a code and holds nothing of the file. */
  | { readonly kind: 'malformed'; readonly reason: string };

/** Reads a bill whole or not at all; one of another day is malformed. */
export type ReadBill = (zip: Uint8Array, day: string) => BillReading;

/** What became of asking Alipay for the bill of a day. A file that came is in the BillFiles. */
export type BillNews = { readonly kind: 'unsupported' } | AskedForBill;

export interface AskedForBill {
  /** `none`: nothing happened, or it is not made yet. `later`: no answer to rely on. */
  readonly kind: 'stored' | 'none' | 'later' | 'refused';
  /** Alipay's code, or why the file could not be fetched. */
  readonly code: string;
  readonly account: string;
  /** What Alipay takes by contract, in hundredths of a per cent; undefined where nobody told us. */
  readonly feeBasisPoints?: number | undefined;
}
