import type { Database } from './database.ts';

/** What of a bill's line can be told otherwise. */
interface Line {
  readonly trade: { readonly order: { readonly outTradeNo: string } };
  readonly at: number;
  readonly fen: number;
  readonly outRequestNo?: string;
  readonly extraFeeFen?: number;
}

/** What a bill may say otherwise than the ledger, so that a reconciliation has something to find. */
export const differences = ['missing', 'amount', 'fee', 'twice', 'next-day'] as const;
export type Difference = (typeof differences)[number];

/** Of the payment, or of the refund with that number. */
export interface PlantedDifference {
  readonly difference: Difference;
  readonly outTradeNo: string;
  readonly outRequestNo?: string | undefined;
}

export function plantDifference({ sql }: Database, planted: PlantedDifference): void {
  const { difference, outTradeNo, outRequestNo = '' } = planted;
  sql.run`INSERT OR REPLACE INTO bill_differences (out_trade_no, out_request_no, difference)
    VALUES (${outTradeNo}, ${outRequestNo}, ${difference})`;
}

const dayMs = 24 * 60 * 60 * 1000;

/** What the bills say instead of the ledger's lines. */
export function withDifferences<L extends Line>(
  { sql }: Database,
  lines: readonly L[],
): readonly L[] {
  const planted = new Map<string, Difference>(
    sql.all`SELECT * FROM bill_differences`.map((row) => [
      keyOf(String(row['out_trade_no']), String(row['out_request_no'])),
      row['difference'] as Difference,
    ]),
  );
  return lines.flatMap((line) => {
    const difference = planted.get(keyOf(line.trade.order.outTradeNo, line.outRequestNo));
    return difference === undefined ? [line] : told(line, difference);
  });
}

const keyOf = (outTradeNo: string, outRequestNo = ''): string => `${outTradeNo} ${outRequestNo}`;

function told<L extends Line>(line: L, difference: Difference): L[] {
  switch (difference) {
    case 'missing':
      return [];
    case 'amount':
      return [{ ...line, fen: line.fen + (line.fen > 0 ? 1 : -1) }];
    case 'fee':
      return [{ ...line, extraFeeFen: 2 }];
    case 'twice':
      return [line, line];
    case 'next-day':
      return [{ ...line, at: line.at + dayMs }];
  }
}
