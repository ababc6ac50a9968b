import { classifyCancel } from '../../alipay/alipay-plus/cancel.ts';
import { classifyInquiry } from '../../alipay/alipay-plus/inquiry.ts';
import { classifyOrderCode } from '../../alipay/alipay-plus/order-code.ts';
import { classifyPay } from '../../alipay/alipay-plus/pay.ts';
import { classifyRefund } from '../../alipay/alipay-plus/refund.ts';
import { resultCodes, statusOfMeaning } from '../../alipay/alipay-plus/result-codes.ts';
import { cancelCell, payCell, qrCell, queryCell, refundCell } from './cells.ts';
import { type Row, word } from './table.ts';

const CENT = { currency: 'USD', minor: 1 };
const REFUND = { outTradeNo: 'T1', amount: CENT, refundId: 'R1', refundAmount: CENT, reason: '' };
const WIRE_CENT = { currency: 'USD', value: '1' };
/** All that a complete answer names. */
const NAMED = {
  ...{ paymentRequestId: 'T1', paymentId: '2026', paymentAmount: WIRE_CENT },
  ...{ refundRequestId: 'R1', refundAmount: WIRE_CENT },
  orderCodeForm: {
    codeDetails: [{ codeValueType: 'QRCODE', displayType: 'TEXT', codeValue: 'https://' }],
  },
};

const result = (resultCode: string, resultStatus: string) => ({
  result: { resultCode, resultStatus, resultMessage: 'x' },
});

function row(answer: string, message: object): Row {
  const read = { ...message };
  const ours = { outTradeNo: 'T1', amount: CENT };
  return [
    answer,
    payCell(classifyPay(read, ours)),
    qrCell(classifyOrderCode(read, ours)),
    cancelCell(classifyCancel(read, ours)),
    refundCell(classifyRefund(read, REFUND)),
  ];
}

/** Answers to pay, pay with an order code, cancel and refund. */
export function alipayPlusRows(): Row[] {
  const codes = Object.entries(resultCodes).map(([code, meaning]) =>
    row(word(code), { ...result(code, statusOfMeaning[meaning]), ...NAMED }),
  );
  return [
    ...codes,
    row('`SUCCESS` about another payment', {
      ...result('SUCCESS', 'S'),
      ...NAMED,
      paymentRequestId: 'T2',
    }),
    row('any other code with status S', { ...result('NEW', 'S'), ...NAMED }),
    row('any other code with status F', { ...result('NEW', 'F'), ...NAMED }),
    row('any other code with status U', { ...result('NEW', 'U'), ...NAMED }),
    row('no result', {}),
  ];
}

/** Answers to inquiryPayment. */
export const alipayPlusQueryRows = (): Row[] => {
  const found = { ...result('SUCCESS', 'S'), ...NAMED };
  const ams = ['SUCCESS', 'PROCESSING', 'FAIL', 'CANCELLED', 'anything else'].map(
    (paymentStatus): Row => [
      `AMS \`paymentStatus\` ${paymentStatus}`,
      queryCell(classifyInquiry({ ...found, paymentStatus }, { outTradeNo: 'T1' }, 'ams')),
    ],
  );
  const aps = [
    ['SUCCESS', 'S'],
    ['PAYMENT_IN_PROCESS', 'U'],
    ['PROCESS_FAIL', 'F'],
    ['ORDER_IS_CLOSED', 'F'],
    ['UNKNOWN_EXCEPTION', 'U'],
  ].map(([code = '', status = '']): Row => {
    const message = { ...found, paymentResult: result(code, status).result };
    const outcome = classifyInquiry(message, { outTradeNo: 'T1' }, 'aps');
    return [`Alipay+ \`paymentResult\` ${code}`, queryCell(outcome)];
  });
  const missing = classifyInquiry(result('ORDER_NOT_EXIST', 'F'), { outTradeNo: 'T1' }, 'ams');
  const other = classifyInquiry(result('UNKNOWN_EXCEPTION', 'U'), { outTradeNo: 'T1' }, 'ams');
  return [
    ...ams,
    ...aps,
    ['`ORDER_NOT_EXIST`', queryCell(missing)],
    ['any other answer', queryCell(other)],
  ];
};
