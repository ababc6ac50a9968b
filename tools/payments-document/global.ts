import { classifyCancel } from '../../alipay/global/cancel.ts';
import { gatewayErrors } from '../../alipay/global/gateway-errors.ts';
import { classifyPay } from '../../alipay/global/pay.ts';
import { payRefusals } from '../../alipay/global/pay-refusals.ts';
import { classifyQr } from '../../alipay/global/precreate.ts';
import { qrRefusals } from '../../alipay/global/qr-refusals.ts';
import { classifyQuery } from '../../alipay/global/query.ts';
import { classifyRefund } from '../../alipay/global/refund.ts';
import { refundRefusals } from '../../alipay/global/refund-refusals.ts';
import { cancelCell, payCell, qrCell, queryCell, refundCell } from './cells.ts';
import { type Row, word } from './table.ts';

const CENT = { currency: 'USD', minor: 1 };
const REFUND = { outTradeNo: 'T1', amount: CENT, refundId: 'R1', refundAmount: CENT, reason: '' };
/** All that a complete answer names. */
const NAMED = {
  ...{ partner_trans_id: 'T1', out_trade_no: 'T1', alipay_trans_id: '2026', trade_no: '2026' },
  ...{ currency: 'USD', trans_amount: '0.01', qr_code: 'https://' },
  ...{ partner_refund_id: 'R1', refund_amount: '0.01' },
};
/** Refusals of cancel that no other call has. */
const CANCEL_WORDS = ['TRADE_CANCEL_TIME_OUT', 'REASON_TRADE_BEEN_FREEZEN', 'TRADE_ROLE_ERROR'];
const STATUSES = ['WAIT_BUYER_PAY', 'TRADE_SUCCESS', 'TRADE_FINISHED', 'TRADE_CLOSED'];

function row(answer: string, named: Readonly<Record<string, string>>): Row {
  const fields = new Map(Object.entries(named));
  return [
    answer,
    payCell(classifyPay(fields, 'T1')),
    qrCell(classifyQr(fields, 'T1')),
    cancelCell(classifyCancel(fields, 'T1')),
    refundCell(classifyRefund(fields, REFUND)),
  ];
}

/** Answers to pay, precreate, cancel and refund. */
export function globalRows(): Row[] {
  const words = new Set(
    [payRefusals, qrRefusals, refundRefusals, gatewayErrors].flatMap(Object.keys),
  );
  const done = { result_code: 'SUCCESS', ...NAMED };
  return [
    row('`SUCCESS`', done),
    row('`SUCCESS`, `action` close', { ...done, action: 'close' }),
    row('`SUCCESS`, `action` refund', { ...done, action: 'refund' }),
    row('`SUCCESS` that names no trade, or no amount', { result_code: 'SUCCESS' }),
    row('`SUCCESS` about another number', { ...done, partner_trans_id: 'T2', out_trade_no: 'T2' }),
    row('`UNKNOWN`, `UNKNOW`', { result_code: 'UNKNOWN', ...NAMED }),
    row('any other result', { result_code: 'NEW', ...NAMED }),
    row('`FAIL`, `FAILED` with `retry_flag` Y', { result_code: 'FAIL', retry_flag: 'Y' }),
    ...[...words, ...CANCEL_WORDS].map((name) =>
      row(word(name), { result_code: 'FAILED', error: name }),
    ),
    row('`FAIL`, `FAILED`, any other word', { result_code: 'FAILED', error: 'SOMETHING_NEW' }),
  ];
}

/** Answers to query. */
export const globalQueryRows = (): Row[] => {
  const found = { result_code: 'SUCCESS', ...NAMED };
  const failed = (error: string) => ({ result_code: 'FAIL', error });
  const answers: [string, Readonly<Record<string, string>>][] = [
    ...STATUSES.map((status): [string, Readonly<Record<string, string>>] => [
      word(status),
      { ...found, alipay_trans_status: status },
    ]),
    ['`TRADE_PENDING`, any other status', { ...found, alipay_trans_status: 'TRADE_PENDING' }],
    ['`TRADE_NOT_EXIST`', failed('TRADE_NOT_EXIST')],
    ['`TRANS_NOT_FOUND`', failed('TRANS_NOT_FOUND')],
    ['any other answer', failed('SYSTEM_ERROR')],
  ];
  return answers.map(([answer, named]) => [
    answer,
    queryCell(classifyQuery(new Map(Object.entries(named)), 'T1')),
  ]);
};
