import { createHash } from 'node:crypto';
import { z } from 'zod';
import { parseChinaTime } from '../../../alipay/china-time.ts';
import type { OpenOrder } from '../ledger/trade.ts';
import { amount, merchantNumber, optionList, subject, text } from './fields.ts';
import { invalidParameter, type MethodContext, type Misunderstood } from './method.ts';

const noChinese = /^[\x20-\x7e]+$/;
const store = z.string().min(1).max(32).regex(noChinese);

/** `1m` to `15d`, or `1c`: to the end of the day. */
export const timeout: z.ZodType<string> = z.string().regex(/^([1-9]\d{0,4}[mhd]|1c)$/);

/** The fields that alipay.trade.pay and .precreate have in common (protocol 2.8). */
export const orderFields = {
  out_trade_no: merchantNumber,
  total_amount: amount,
  subject,
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
  timeout_express: timeout.optional(),
  time_expire: z.string().optional(),
  discountable_amount: amount.optional(),
  undiscountable_amount: amount.optional(),
  query_options: optionList.optional(),
  passback_params: text(512).optional(),
  merchant_order_no: text(32).optional(),
} as const;

type Content = z.infer<z.ZodObject<typeof orderFields>>;

/** What the content orders, whoever the buyer will be. */
export function orderOf(
  data: Content,
  { merchant, notifyUrl, receivedAt }: MethodContext,
): OpenOrder | Misunderstood {
  const wrong = (name: string): Misunderstood => invalidParameter([{ path: [name] }]);
  if ((data.seller_id ?? merchant.sellerId) !== merchant.sellerId) return wrong('seller_id');
  const { discountable_amount: a, undiscountable_amount: b } = data;
  if (a !== undefined && b !== undefined && a + b !== data.total_amount) {
    return wrong('total_amount');
  }
  const expires = expiryOf(data, receivedAt);
  if (typeof expires === 'string') return wrong(expires);
  return {
    outTradeNo: data.out_trade_no,
    totalFen: data.total_amount,
    subject: data.subject,
    fingerprint: hashOf(JSON.stringify(Object.entries(data).sort(([x], [y]) => (x < y ? -1 : 1)))),
    expires,
    ...(notifyUrl !== undefined && { notifyUrl }),
    echo: echoOf(data),
  };
}

const echoed = ['body', 'store_id', 'terminal_id', 'operator_id', 'passback_params'] as const;

const echoOf = (data: Content): Record<string, string> =>
  Object.fromEntries(
    echoed.flatMap((name) => (data[name] === undefined ? [] : [[name, data[name]]])),
  );

export const hashOf = (value: string): string => createHash('sha256').update(value).digest('hex');

export const hourMs = 3_600_000;
const unitMs = { m: 60_000, h: hourMs, d: 24 * hourMs } as const;
const chinaOffsetMs = 8 * hourMs;
const longestMs = 15 * unitMs.d;

/** When the trade closes by itself; the name of the field if that says nothing sensible. */
function expiryOf(data: Content, receivedAt: number): OpenOrder['expires'] | string {
  if (data.time_expire !== undefined) {
    const at = parseChinaTime(data.time_expire);
    return at === undefined ? 'time_expire' : { at };
  }
  const express = data.timeout_express ?? '3h';
  const afterMs = timeoutMs(express, receivedAt);
  // The end of the day is a moment, however long the request travels.
  if (express === '1c') return { at: receivedAt + afterMs };
  return afterMs > longestMs ? 'timeout_express' : { afterMs };
}

/** How long after `from` a timeout is over. */
export function timeoutMs(express: string, from: number): number {
  if (express === '1c') {
    const day = Math.floor((from + chinaOffsetMs) / unitMs.d) + 1;
    return day * unitMs.d - chinaOffsetMs - from;
  }
  return Number.parseInt(express, 10) * unitMs[express.slice(-1) as keyof typeof unitMs];
}
