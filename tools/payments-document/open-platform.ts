import type { AnswerNode } from '../../alipay/open-platform/answer-node.ts';
import { classifyCancel } from '../../alipay/open-platform/cancel.ts';
import { classifyPay } from '../../alipay/open-platform/pay.ts';
import { payRefusals } from '../../alipay/open-platform/pay-refusals.ts';
import { classifyQr } from '../../alipay/open-platform/precreate.ts';
import { precreateRefusals } from '../../alipay/open-platform/precreate-refusals.ts';
import { classifyQuery } from '../../alipay/open-platform/query.ts';
import { classifyRefund } from '../../alipay/open-platform/refund.ts';
import { refundRefusals } from '../../alipay/open-platform/refund-refusals.ts';
import { cancelCell, payCell, qrCell, queryCell, refundCell } from './cells.ts';
import { type Row, word } from './table.ts';

const OURS = { outTradeNo: 'T1' };
/** All that a complete answer names. */
const NAMED = { out_trade_no: 'T1', trade_no: '2026', total_amount: '0.01', qr_code: 'https://' };
const PUBLIC_CODES = ['20000', '20001', '40001', '40002', '40003', '40005', '40006'];
/** Refusals of cancel that no other call has. */
const CANCEL_WORDS = ['TRADE_CANCEL_TIME_OUT', 'CANCEL_NOT_ALLOWED'];
const STATUSES = ['WAIT_BUYER_PAY', 'TRADE_SUCCESS', 'TRADE_FINISHED', 'TRADE_CLOSED'];

function row(answer: string, node: AnswerNode): Row {
  const read = { kind: 'verified', node } as const;
  return [
    answer,
    payCell(classifyPay(read, OURS)),
    qrCell(classifyQr(read, OURS)),
    cancelCell(classifyCancel(read, OURS)),
    refundCell(classifyRefund(read, OURS)),
  ];
}

/** Answers to pay, precreate, cancel and refund. */
export function openPlatformRows(): Row[] {
  const words = new Set([payRefusals, precreateRefusals, refundRefusals].flatMap(Object.keys));
  const done = { code: '10000', ...NAMED };
  return [
    row('`10000`, `fund_change` Y', { ...done, fund_change: 'Y' }),
    row('`10000`, `fund_change` N, `action` close', { ...done, action: 'close' }),
    row('`10000`, `action` refund', { ...done, action: 'refund' }),
    row('`10000` that names no trade, or no amount', { code: '10000', out_trade_no: 'T1' }),
    row('`10000`, `retry_flag` Y', { ...done, retry_flag: 'Y' }),
    row('`10000` about another `out_trade_no`', { ...done, out_trade_no: 'T2' }),
    row('`10003`', { code: '10003', ...NAMED }),
    ...PUBLIC_CODES.map((code) => row(word(code), { code })),
    row('any other code', { code: '99999' }),
    ...[...words, ...CANCEL_WORDS].map((name) =>
      row(word(name), { code: '40004', sub_code: `ACQ.${name}` }),
    ),
    row('`40004`, any other sub_code', { code: '40004', sub_code: 'ACQ.SOMETHING_NEW' }),
  ];
}

/** Answers to query. */
export const openPlatformQueryRows = (): Row[] => {
  const rows = STATUSES.map((status) => ({
    answer: word(status),
    node: { code: '10000', ...NAMED, trade_status: status },
  }));
  const others = [
    { answer: 'any other status', node: { code: '10000', ...NAMED, trade_status: 'NEW' } },
    { answer: '`TRADE_NOT_EXIST`', node: { code: '40004', sub_code: 'ACQ.TRADE_NOT_EXIST' } },
    { answer: 'any other answer', node: { code: '20000' } },
  ];
  return [...rows, ...others].map(({ answer, node }) => [
    answer,
    queryCell(classifyQuery({ kind: 'verified', node }, OURS)),
  ]);
};
