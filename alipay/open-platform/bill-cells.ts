import { parseChinaTime } from '../china-time.ts';

/** The columns that we read; a bill may have others, in any order (protocol 2.15). */
const READ_COLUMNS = {
  tradeNo: '支付宝交易号',
  outTradeNo: '商户订单号',
  kind: '业务类型',
  finished: '完成时间',
  amount: '订单金额（元）',
  received: '商家实收（元）',
  discount: '商家优惠（元）',
  refundNo: '退款批次号/请求号',
  fee: '服务费（元）',
} as const;
type ColumnName = keyof typeof READ_COLUMNS;

/** Free text is not quoted, so that a comma in it looks like one more cell. */
const FREE_TEXT: readonly string[] = ['商品名称', '门店名称', '券名称', '备注'];

/** Where somebody may have written an amount. */
const WRITTEN_BY_US: readonly string[] = ['商品名称', '备注'];
const AMOUNT = /^[+-]?\d+\.\d{2}$/;

export interface BillLine {
  readonly kind: 'payment' | 'refund';
  readonly tradeNo: string;
  readonly outTradeNo: string;
  /** Our number of a refund; what a cancel returned has none. */
  readonly refundNo?: string;
  /** What the customer paid or got back; never negative. */
  readonly fen: number;
  /** What Alipay took, or of a refund gave back; never negative. */
  readonly feeFen: number;
  /** When Alipay did it, ms since 1970. */
  readonly at: number;
}

/** A row, with what the totals at the end of the bill count. */
export interface BillRow {
  readonly line: BillLine;
  /** Negative in a refund. */
  readonly receivedFen: number;
  readonly discountFen: number;
}

export interface Header {
  readonly width: number;
  readonly at: Readonly<Record<ColumnName, number>>;
  readonly freeText: readonly number[];
  /** All columns of yuan, also those that we do not read. */
  readonly money: readonly number[];
  /** Columns that never hold an amount. */
  readonly words: readonly number[];
}

const cellsOf = (text: string): string[] => text.split(',').map((cell) => cell.trim());

/** Undefined where a column that we need is missing, or one is there twice. */
export function headerOf(text: string): Header | undefined {
  const names = cellsOf(text).map((name) => name.replace('(元)', '（元）'));
  if (new Set(names).size !== names.length) return undefined;
  const entries = Object.entries(READ_COLUMNS).map(([key, name]) => [key, names.indexOf(name)]);
  if (entries.some(([, at]) => at === -1)) return undefined;
  const where = (is: (name: string) => boolean): number[] =>
    names.flatMap((name, at) => (is(name) ? [at] : []));
  return {
    width: names.length,
    at: Object.fromEntries(entries),
    freeText: where((name) => FREE_TEXT.includes(name)),
    money: where((name) => name.endsWith('（元）')),
    words: where((name) => !name.endsWith('（元）') && !WRITTEN_BY_US.includes(name)),
  };
}

/** Undefined where the cells are no row of this header, or could be two different ones. */
export function rowOf(header: Header, text: string): BillRow | undefined {
  const cells = cellsOf(text);
  const surplus = cells.length - header.width;
  if (surplus < 0) return undefined;
  if (surplus === 0) return read(header, cells);
  const readings = header.freeText.flatMap((at) => {
    const joined = cells.slice(at, at + surplus + 1).join(',');
    const whole = cells.toSpliced(at, surplus + 1, joined);
    // Cells that moved by one put amounts where none can be.
    const moved = header.words.some((word) => AMOUNT.test(whole[word] ?? ''));
    return moved ? [] : (read(header, whole) ?? []);
  });
  const [first, ...others] = readings;
  const same = others.every((other) => JSON.stringify(other) === JSON.stringify(first));
  return same ? first : undefined;
}

const KINDS: Readonly<Record<string, BillLine['kind']>> = { 交易: 'payment', 退款: 'refund' };

function read({ at, money }: Header, cells: readonly string[]): BillRow | undefined {
  if (money.some((column) => signedFen(cells[column] ?? '') === undefined)) return undefined;
  const cell = (name: ColumnName): string => cells[at[name]] ?? '';
  const kind = Object.hasOwn(KINDS, cell('kind')) ? KINDS[cell('kind')] : undefined;
  const finished = parseChinaTime(cell('finished'));
  const [amount, fee] = [signedFen(cell('amount')), signedFen(cell('fee'))];
  const [receivedFen, discountFen] = [signedFen(cell('received')), signedFen(cell('discount'))];
  const [tradeNo, outTradeNo, refundNo] = [cell('tradeNo'), cell('outTradeNo'), cell('refundNo')];
  if (kind === undefined || finished === undefined || amount === undefined) return undefined;
  if (Math.abs(amount) > MAX_FEN) return undefined;
  if (fee === undefined || receivedFen === undefined || discountFen === undefined) return undefined;
  if (![tradeNo, outTradeNo].every((number) => NUMBER.test(number))) return undefined;
  if (refundNo !== '' && !NUMBER.test(refundNo)) return undefined;
  // Money that goes back is negative, and its fee positive, or the row is of another kind.
  const sign = kind === 'payment' ? 1 : -1;
  if (amount * sign < 0 || fee * sign > 0 || receivedFen * sign < 0) return undefined;
  const numbered = kind === 'refund' && refundNo !== '' && refundNo !== outTradeNo;
  return {
    line: {
      ...{ kind, tradeNo, outTradeNo, fen: Math.abs(amount), feeFen: Math.abs(fee), at: finished },
      ...(numbered && { refundNo }),
    },
    ...{ receivedFen, discountFen },
  };
}

/** Alipay's upper limit for one trade (protocol 2.8). */
const MAX_FEN = 100_000_000_00;
const NUMBER = /^[\w.-]{1,64}$/;

/** Decimal yuan, of any sum that a day can have, as fen; no floats on the way. */
export function signedFen(text: string): number | undefined {
  // Most cells of a bill are this.
  if (text === '0.00') return 0;
  const [, sign, yuan, decimals = ''] = /^([+-]?)(\d{1,13})(?:\.(\d{1,2}))?$/.exec(text) ?? [];
  if (yuan === undefined) return undefined;
  const fen = Number(yuan + decimals.padEnd(2, '0'));
  if (!Number.isSafeInteger(fen)) return undefined;
  return sign === '-' && fen !== 0 ? -fen : fen;
}
