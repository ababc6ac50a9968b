import { z } from 'zod';
import { formatChinaTime } from '../../../alipay/china-time.ts';
import { scriptOfAuthCode } from '../auth-code-scripts.ts';
import { text } from './fields.ts';
import { type GatewayMethod, invalidParameter, unexpected } from './method.ts';
import { businessFailed, inProcess, succeeded } from './node.ts';
import { hashOf, orderFields, orderOf } from './order.ts';
import { paidFields, tradeFields } from './trade-fields.ts';

const schema = z.looseObject({
  ...orderFields,
  auth_code: text(64),
  scene: z.enum(['bar_code', 'security_code', 'wave_code']).optional(),
  product_code: z.enum(['FACE_TO_FACE_PAYMENT', 'OFFLINE_PAYMENT']).optional(),
});

const barcode = /^(25|26|27|28|29|30)\d{14,22}$/;
const face = /^fp.{33}$/;

/** alipay.trade.pay: the merchant has scanned the buyer's code. */
export const payMethod: GatewayMethod = {
  operation: 'pay',
  parse(biz, context) {
    const { data, error } = schema.safeParse(biz);
    if (error !== undefined) return invalidParameter(error.issues);
    const form = data.scene === 'security_code' ? face : barcode;
    if (!form.test(data.auth_code)) {
      return { refusal: businessFailed('PAYMENT_AUTH_CODE_INVALID') };
    }
    const order = orderOf(data, context);
    if ('refusal' in order) return order;
    const { auth_code: code } = data;
    return {
      command: { operation: 'pay', order: { ...order, ...buyerOf(code) } },
      scripted: scriptOfAuthCode(code),
    };
  },
  render(outcome) {
    switch (outcome.kind) {
      case 'refused':
        return businessFailed(outcome.error);
      case 'paid':
        return succeeded({
          ...tradeFields(outcome.trade),
          ...paidFields(outcome.trade),
          gmt_payment: formatChinaTime(outcome.trade.paidAt ?? outcome.trade.createdAt),
        });
      case 'waiting':
        return inProcess(tradeFields(outcome.trade));
      default:
        return unexpected(outcome);
    }
  },
};

/** Whoever showed the code. A code is always the same buyer's. */
function buyerOf(authCode: string) {
  const buyer = hashOf(`buyer ${authCode}`);
  return {
    codeHash: hashOf(authCode),
    buyerId: `2088${digitsOf(buyer, 12)}`,
    buyerLogonId: `159****${digitsOf(buyer, 4)}`,
  };
}

const digitsOf = (hex: string, count: number): string =>
  BigInt(`0x${hex}`).toString().slice(0, count).padStart(count, '0');
