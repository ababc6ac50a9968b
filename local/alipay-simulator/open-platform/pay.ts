import { createHash } from 'node:crypto';
import { z } from 'zod';
import { formatChinaTime, parseChinaTime } from '../../../alipay/china-time.ts';
import { scriptOfAuthCode } from '../auth-code-scripts.ts';
import type { Order } from '../ledger/trade.ts';
import { amount, merchantNumber, optionList, subject, text } from './fields.ts';
import {
  type GatewayMethod,
  invalidParameter,
  type MethodContext,
  type Misunderstood,
  unexpected,
} from './method.ts';
import { businessFailed, inProcess, succeeded } from './node.ts';
import { paidFields, tradeFields } from './trade-fields.ts';

const noChinese = /^[\x20-\x7e]+$/;
const store = z.string().min(1).max(32).regex(noChinese);

const schema = z.looseObject({
  out_trade_no: merchantNumber,
  total_amount: amount,
  subject,
  auth_code: text(64),
  scene: z.enum(['bar_code', 'security_code', 'wave_code']).optional(),
  product_code: z.enum(['FACE_TO_FACE_PAYMENT', 'OFFLINE_PAYMENT']).optional(),
  seller_id: text(28).optional(),
  body: text(128).optional(),
  goods_detail: z
    .array(
      z.looseObject({
        goods_id: text(64),
        goods_name: text(256),
        quantity: text(10),
        price: amount,
      }),
    )
    .max(150)
    .optional(),
  operator_id: text(28).optional(),
  store_id: store.optional(),
  terminal_id: store.optional(),
  timeout_express: z
    .string()
    .regex(/^([1-9]\d{0,4}[mhd]|1c)$/)
    .optional(),
  time_expire: z.string().optional(),
  discountable_amount: amount.optional(),
  undiscountable_amount: amount.optional(),
  query_options: optionList.optional(),
  passback_params: text(512).optional(),
  merchant_order_no: text(32).optional(),
});

type Content = z.infer<typeof schema>;

const barcode = /^(25|26|27|28|29|30)\d{14,22}$/;
const face = /^fp.{33}$/;

/** alipay.trade.pay: the merchant has scanned the buyer's code. */
export const payMethod: GatewayMethod = {
  operation: 'pay',
  parse(biz, context) {
    const { data, error } = schema.safeParse(biz);
    if (error !== undefined) return invalidParameter(error.issues);
    const code = data.scene === 'security_code' ? face : barcode;
    if (!code.test(data.auth_code)) {
      return { refusal: businessFailed('PAYMENT_AUTH_CODE_INVALID') };
    }
    const order = orderOf(data, context);
    if ('refusal' in order) return order;
    return { command: { operation: 'pay', order }, scripted: scriptOfAuthCode(data.auth_code) };
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

function orderOf(data: Content, { merchant, notifyUrl, receivedAt }: MethodContext) {
  const wrong = (name: string): Misunderstood => invalidParameter([{ path: [name] }]);
  if ((data.seller_id ?? merchant.sellerId) !== merchant.sellerId) return wrong('seller_id');
  const { discountable_amount: a, undiscountable_amount: b } = data;
  if (a !== undefined && b !== undefined && a + b !== data.total_amount) {
    return wrong('total_amount');
  }
  const expires = expiryOf(data, receivedAt);
  if (typeof expires === 'string') return wrong(expires);
  const buyer = hashOf(`buyer ${data.auth_code}`);
  return {
    outTradeNo: data.out_trade_no,
    totalFen: data.total_amount,
    subject: data.subject,
    fingerprint: hashOf(JSON.stringify(Object.entries(data).sort(([x], [y]) => (x < y ? -1 : 1)))),
    codeHash: hashOf(data.auth_code),
    buyerId: `2088${digitsOf(buyer, 12)}`,
    buyerLogonId: `159****${digitsOf(buyer, 4)}`,
    expires,
    ...(notifyUrl !== undefined && { notifyUrl }),
    echo: echoOf(data),
  };
}

const echoed = ['body', 'store_id', 'terminal_id', 'passback_params'] as const;

const echoOf = (data: Content): Record<string, string> =>
  Object.fromEntries(
    echoed.flatMap((name) => (data[name] === undefined ? [] : [[name, data[name]]])),
  );

const hashOf = (value: string): string => createHash('sha256').update(value).digest('hex');

const digitsOf = (hex: string, count: number): string =>
  BigInt(`0x${hex}`).toString().slice(0, count).padStart(count, '0');

const hourMs = 3_600_000;
const unitMs = { m: 60_000, h: hourMs, d: 24 * hourMs } as const;
const chinaOffsetMs = 8 * hourMs;

/** When the trade closes by itself; the name of the field if that says nothing sensible. */
function expiryOf(data: Content, receivedAt: number): Order['expires'] | string {
  if (data.time_expire !== undefined) {
    const at = parseChinaTime(data.time_expire);
    return at === undefined ? 'time_expire' : { at };
  }
  const express = data.timeout_express ?? '3h';
  if (express === '1c') {
    const day = Math.floor((receivedAt + chinaOffsetMs) / unitMs.d) + 1;
    return { at: day * unitMs.d - chinaOffsetMs };
  }
  const afterMs = Number.parseInt(express, 10) * unitMs[express.slice(-1) as keyof typeof unitMs];
  return afterMs > 15 * unitMs.d ? 'timeout_express' : { afterMs };
}
