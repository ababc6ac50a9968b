import { formatChinaTime } from '../../../alipay/china-time.ts';
import type { BillPeriod } from '../ledger/bill.ts';

/** Whose bill it is, and when it was made. */
export interface BillHead {
  /** The seller's number and the kind of account. */
  readonly account: string;
  readonly period: BillPeriod;
  readonly madeAt: number;
}

const chineseDate = (at: number): string => {
  const [date = '', time = ''] = formatChinaTime(at).split(' ');
  const [year, month, day] = date.split('-');
  return `${year}年${month}月${day}日 ${time}`;
};

/** The lines that open each of the two files. */
export const headLines = ({ account, period }: BillHead, title: string): string[] => [
  `#支付宝${title}查询`,
  `#账号：[${account}]`,
  `#起始日期：[${chineseDate(period.from)}]   终止日期：[${chineseDate(period.to)}]`,
];

export const madeLine = ({ madeAt }: BillHead): string => `#导出时间：[${chineseDate(madeAt)}]`;
