import { encodeGbk } from '../../../alipay/global/gbk.ts';

/** A bill as Alipay writes it, with the columns of 2026. */
const COLUMNS =
  '支付宝交易号,商户订单号,业务类型,商品名称,创建时间,完成时间,门店编号,门店名称,操作员,终端号,对方账户,订单金额（元）,商家实收（元）,支付宝红包（元）,集分宝（元）,支付宝优惠（元）,商家优惠（元）,券核销金额（元）,券名称,商家红包消费金额（元）,卡消费金额（元）,退款批次号/请求号,服务费（元）,分润（元）,备注';

export interface Row {
  readonly fen: number;
  readonly feeFen?: number;
  readonly outTradeNo: string;
  readonly refundNo?: string;
  readonly subject?: string;
  readonly remark?: string;
}

const yuan = (fen: number): string =>
  `${fen < 0 ? '-' : ''}${Math.floor(Math.abs(fen) / 100)}.${String(Math.abs(fen) % 100).padStart(2, '0')}`;

const rowOf = (row: Row): string => {
  const { fen, feeFen = 0, outTradeNo, refundNo = '', subject = '套餐', remark = '' } = row;
  const time = '2026-11-22 12:30:05';
  const [kind, amount] = [fen < 0 ? '退款' : '交易', yuan(fen)];
  return `2026112222001\t,${outTradeNo}\t,${kind},${subject}\t,${time},${time},S1\t,\t,\t,T7\t,159****5620\t,${amount},${amount},0.00,0.00,0.00,0.00,0.00,\t,0.00,0.00,${refundNo}\t,${yuan(feeFen)},0.00,${remark}\t`;
};

export function billText(rows: readonly Row[]): string {
  const [paid, returned] = [rows.filter(({ fen }) => fen >= 0), rows.filter(({ fen }) => fen < 0)];
  const sum = (of: readonly Row[]): string => yuan(of.reduce((total, { fen }) => total + fen, 0));
  return [
    '#支付宝业务明细查询',
    '#账号：[20881234567890120156]',
    '#起始日期：[2026年11月22日 00:00:00]   终止日期：[2026年11月23日 00:00:00]',
    '#-----------------------------------------业务明细列表----------------------------------------',
    COLUMNS,
    ...rows.map(rowOf),
    '#-----------------------------------------业务明细列表结束------------------------------------',
    `#交易合计：${paid.length}笔，商家实收共${sum(paid)}元，商家优惠共0.00元`,
    `#退款合计：${returned.length}笔，商家实收退款共${sum(returned)}元，商家优惠退款共0.00元`,
    '#导出时间：[2026年11月23日 09:01:05]',
    '',
  ].join('\r\n');
}

export const gbk = (text: string): Buffer => encodeGbk(text) ?? Buffer.from('not GBK');
