import { parseBill } from '../../alipay/open-platform/bill-file.ts';
import type { ReadBill } from '../../core/ports/bills.ts';
import { unzipBill } from './unzip-bill.ts';

/** The ZIP file of a `trade` bill of the Open Platform. */
export const readOpenPlatformBill: ReadBill = (zip, day) => {
  const unzipped = unzipBill(zip);
  if (unzipped.kind === 'fault') return malformed(unzipped.reason);
  const reading = parseBill(unzipped.bytes);
  if (reading.kind === 'malformed') return malformed(reading.reason);
  if (reading.bill.date !== day) return malformed('other-day');
  const lines = reading.bill.lines.map(({ fen, feeFen, ...line }) => ({
    ...{ ...line, minor: fen, feeMinor: feeFen, day },
  }));
  return { kind: 'lines', lines };
};

const malformed = (reason: string) => ({ kind: 'malformed', reason }) as const;
