import { formatChinaTime } from '../../../alipay/china-time.ts';
import { encodeGbk } from '../global/gbk.ts';
import type { BillLine } from '../ledger/bill.ts';
import { type BillHead, headLines, madeLine } from './bill-head.ts';
import { feeOf, isPayment, nothing, signedYuan, sumOf } from './bill-line.ts';

/** The 25 columns, in order. */
const columns = [
  '支付宝交易号',
  '商户订单号',
  '业务类型',
  '商品名称',
  '创建时间',
  '完成时间',
  '门店编号',
  '门店名称',
  '操作员',
  '终端号',
  '对方账户',
  '订单金额（元）',
  '商家实收（元）',
  '支付宝红包（元）',
  '集分宝（元）',
  '支付宝优惠（元）',
  '商家优惠（元）',
  '券核销金额（元）',
  '券名称',
  '商家红包消费金额（元）',
  '卡消费金额（元）',
  '退款批次号/请求号',
  '服务费（元）',
  '分润（元）',
  '备注',
] as const;

/** The file with a row for each payment and refund, in GBK. */
export function detailFile(head: BillHead, lines: readonly BillLine[]): Buffer {
  const text = [
    ...headLines(head, '业务明细'),
    '#-----------------------------------------业务明细列表----------------------------------------',
    columns.join(','),
    ...lines.map(rowOf),
    '#-----------------------------------------业务明细列表结束------------------------------------',
    totalOf('交易', '商家实收', '商家优惠', lines.filter(isPayment)),
    totalOf(
      '退款',
      '商家实收退款',
      '商家优惠退款',
      lines.filter((line) => !isPayment(line)),
    ),
    madeLine(head),
  ];
  return encodeGbk(`${text.join('\r\n')}\r\n`);
}

/** A cell of text ends with a tab, so that spreadsheets do not take it for a number. */
const cell = (value: string | undefined): string => `${value ?? ''}\t`;

function rowOf(line: BillLine): string {
  const { trade, at, fen, outRequestNo } = line;
  const { outTradeNo, subject, buyerLogonId, echo } = trade.order;
  const amount = signedYuan(fen);
  return [
    cell(trade.tradeNo),
    cell(outTradeNo),
    isPayment(line) ? '交易' : '退款',
    cell(subject),
    formatChinaTime(trade.createdAt),
    formatChinaTime(at),
    cell(echo['store_id']),
    cell(undefined),
    cell(echo['operator_id']),
    cell(echo['terminal_id']),
    cell(buyerLogonId),
    amount,
    amount,
    ...Array.from({ length: 5 }, () => nothing),
    cell(undefined),
    nothing,
    nothing,
    cell(outRequestNo),
    signedYuan(feeOf(line)),
    nothing,
    cell(echo['body']),
  ].join(',');
}

function totalOf(
  kind: string,
  received: string,
  discount: string,
  lines: readonly BillLine[],
): string {
  const sum = signedYuan(sumOf(lines, ({ fen }) => fen));
  return `#${kind}合计：${lines.length}笔，${received}共${sum}元，${discount}共${nothing}元`;
}
