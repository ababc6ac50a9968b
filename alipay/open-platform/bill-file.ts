import {
  type BillLine,
  type BillRow,
  type Header,
  headerOf,
  rowOf,
  signedFen,
} from './bill-cells.ts';

/** Alipay's own account of one day. */
export interface Bill {
  /** `yyyy-MM-dd`, in China. */
  readonly date: string;
  readonly lines: readonly BillLine[];
}

/** Why a file is no bill that anything may be believed of. It holds no cell of the file. */
export type BillFault =
  | 'not-gb18030'
  | 'no-period'
  | 'no-header'
  | `row-${number}`
  | 'no-end'
  | 'text-after-end'
  | 'no-totals'
  | 'count-differs'
  | 'sum-differs';

export type BillReading =
  | { readonly kind: 'bill'; readonly bill: Bill }
  | { readonly kind: 'malformed'; readonly reason: BillFault };

const PERIOD = /^#起始日期：\[(\d{4})年(\d{2})月(\d{2})日 00:00:00\]/;
const END = /^#-+业务明细列表结束-+$/;
const TOTAL =
  /^#(交易|退款)合计：(\d{1,9})笔，商家实收(?:退款)?共([+-]?[\d.]+)元，商家优惠(?:退款)?共([+-]?[\d.]+)元$/;

/**
 * The detail file of a `trade` bill (protocol 2.15). A bill is read whole or not at all: each row must
 * make sense, and all together must make the totals at its end, so that a file that was cut, or is of
 * a form that we do not know, is never taken for a day with fewer sales.
 */
export function parseBill(bytes: Uint8Array): BillReading {
  const text = decoded(bytes);
  if (text === undefined) return malformed('not-gb18030');
  const lines = text.split(/\r?\n/).map((line) => line.trim());
  const end = lines.findIndex((line) => END.test(line));
  if (end === -1) return malformed('no-end');
  const isNoise = (line: string): boolean => line === '' || line.startsWith('#');
  const body = lines.slice(0, end).filter((line) => !isNoise(line));
  if (lines.slice(end).some((line) => !isNoise(line))) return malformed('text-after-end');
  const date = lines.map(dateIn).find((found) => found !== undefined);
  if (date === undefined) return malformed('no-period');
  const [head, ...rest] = body;
  const header = head === undefined ? undefined : headerOf(head);
  if (header === undefined) return malformed('no-header');
  const rows = rowsOf(header, rest);
  if (typeof rows === 'string') return malformed(rows);
  const fault = faultOfTotals(lines.slice(end), rows);
  if (fault !== undefined) return malformed(fault);
  return { kind: 'bill', bill: { date, lines: rows.map(({ line }) => line) } };
}

const malformed = (reason: BillFault): BillReading => ({ kind: 'malformed', reason });

function decoded(bytes: Uint8Array): string | undefined {
  try {
    return new TextDecoder('gb18030', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}

function dateIn(line: string): string | undefined {
  const [, year, month, day] = PERIOD.exec(line) ?? [];
  return year === undefined ? undefined : `${year}-${month}-${day}`;
}

function rowsOf(header: Header, texts: readonly string[]): BillRow[] | `row-${number}` {
  const rows: BillRow[] = [];
  for (const text of texts) {
    const row = rowOf(header, text);
    if (row === undefined) return `row-${rows.length + 1}`;
    rows.push(row);
  }
  return rows;
}

function faultOfTotals(
  footer: readonly string[],
  rows: readonly BillRow[],
): 'no-totals' | 'count-differs' | 'sum-differs' | undefined {
  const totals = footer.flatMap((line) => {
    const [, word, count, received, discount] = TOTAL.exec(line) ?? [];
    return word === undefined ? [] : [{ word, count, received, discount }];
  });
  for (const [word, kind] of [
    ['交易', 'payment'],
    ['退款', 'refund'],
  ] as const) {
    const [total, other] = totals.filter((found) => found.word === word);
    if (total === undefined || other !== undefined) return 'no-totals';
    const own = rows.filter(({ line }) => line.kind === kind);
    if (Number(total.count) !== own.length) return 'count-differs';
    const received = own.reduce((sum, { receivedFen }) => sum + receivedFen, 0);
    const discount = own.reduce((sum, { discountFen }) => sum + discountFen, 0);
    if (!isSum(total.received, received) || !isSum(total.discount, discount)) return 'sum-differs';
  }
  return undefined;
}

/** Totals of refunds come with and without a sign. */
const isSum = (text = '', fen: number): boolean =>
  Math.abs(signedFen(text) ?? Number.NaN) === Math.abs(fen);
