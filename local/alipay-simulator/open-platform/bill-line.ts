import type { BillLine } from '../ledger/bill.ts';

/** Fen to yuan; money that went back is negative. */
export const signedYuan = (fen: number): string => {
  const digits = String(Math.abs(fen)).padStart(3, '0');
  return `${fen < 0 ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`;
};

/** 0.6 per cent, rounded half up: taken on a payment, given back on a refund. */
export function feeOf({ fen, extraFeeFen = 0 }: Pick<BillLine, 'fen' | 'extraFeeFen'>): number {
  const fee = Math.floor((Math.abs(fen) * 6 + 500) / 1000) + extraFeeFen;
  return fen < 0 ? fee : -fee;
}

export const sumOf = (lines: readonly BillLine[], value: (line: BillLine) => number): number =>
  lines.reduce((sum, line) => sum + value(line), 0);

export const isPayment = ({ fen }: BillLine): boolean => fen > 0;

/** Columns that are always empty of money here: Alipay's and the merchant's discounts, vouchers. */
export const nothing = '0.00';
