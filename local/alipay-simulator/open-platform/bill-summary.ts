import { encodeGbk } from '../global/gbk.ts';
import type { BillLine } from '../ledger/bill.ts';
import { type BillHead, headLines, madeLine } from './bill-head.ts';
import { feeOf, isPayment, nothing, signedYuan, sumOf } from './bill-line.ts';

const columns = [
  '门店编号',
  '门店名称',
  '交易订单总笔数',
  '退款订单总笔数',
  '订单金额（元）',
  '商家实收（元）',
  '支付宝优惠（元）',
  '商家优惠（元）',
  '卡消费金额（元）',
  '服务费（元）',
  '分润（元）',
  '实收净额（元）',
] as const;

/** The file with a row for each store and one for all of them, in GBK. */
export function summaryFile(head: BillHead, lines: readonly BillLine[]): Buffer {
  const storeOf = ({ trade }: BillLine): string => trade.order.echo['store_id'] ?? '';
  const stores = Object.entries(Object.groupBy(lines, storeOf)).sort(([a], [b]) =>
    a < b ? -1 : 1,
  );
  const text = [
    ...headLines(head, '业务汇总'),
    '#-----------------------------------------业务汇总列表----------------------------------------',
    columns.join(','),
    ...stores.map(([store, own]) => rowOf(`${store}\t`, own ?? [])),
    rowOf('合计', lines),
    '#-----------------------------------------业务汇总列表结束------------------------------------',
    madeLine(head),
  ];
  return encodeGbk(`${text.join('\r\n')}\r\n`);
}

function rowOf(store: string, lines: readonly BillLine[]): string {
  const payments = lines.filter(isPayment).length;
  const received = sumOf(lines, ({ fen }) => fen);
  const fees = sumOf(lines, feeOf);
  return [
    store,
    '\t',
    payments,
    lines.length - payments,
    signedYuan(received),
    signedYuan(received),
    nothing,
    nothing,
    nothing,
    signedYuan(fees),
    nothing,
    signedYuan(received + fees),
  ].join(',');
}
