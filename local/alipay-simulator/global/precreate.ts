import { z } from 'zod';
import { scriptOfAmount } from '../amount-scripts.ts';
import { minorOf } from './amount.ts';
import {
  address,
  currency,
  extendInfo,
  isFresh,
  merchantNumber,
  plain,
  timestamp,
} from './fields.ts';
import { fingerprintOf } from './fingerprint.ts';
import {
  detailedFailure,
  type GlobalService,
  type Params,
  readFields,
  type ServiceContext,
  unexpected,
} from './service.ts';
import type { Fields } from './xml.ts';

const life = z.string().regex(/^[1-9]\d{0,4}[mhd]$/);

const schema = z.object({
  timestamp,
  notify_url: address(190),
  out_trade_no: merchantNumber,
  subject: plain(256),
  product_code: z.literal('OVERSEAS_MBARCODE_PAY'),
  total_fee: z.string(),
  currency,
  trans_currency: currency.optional(),
  seller_id: z.string().max(16).optional(),
  body: plain(400).optional(),
  extend_params: extendInfo.optional(),
  it_b_pay: life.optional(),
  qr_code_it_b_pay: life.optional(),
  passback_parameters: z.string().max(256).optional(),
});

const minuteMs = 60_000;
const unitMs = { m: minuteMs, h: 60 * minuteMs, d: 24 * 60 * minuteMs } as const;
const longestMs = 15 * unitMs.d;
/** A code that says nothing of its own lives as long as one of the Open Platform (protocol 2.9). */
const defaultLife = '2h';

const lifeMs = (text: string): number =>
  Number.parseInt(text, 10) * unitMs[text.slice(-1) as keyof typeof unitMs];

/** alipay.acquire.precreate: a code for one order, for the buyer to scan (protocol 3.8). */
export const precreateService: GlobalService = {
  operation: 'precreate',
  parse: parsePrecreate,
  render(outcome) {
    if (outcome.kind === 'refused') return detailedFailure(outcome.error);
    if (outcome.kind !== 'code-ready' || outcome.code.sale.kind !== 'order') {
      return unexpected(outcome);
    }
    const { codeText, sale } = outcome.code;
    return {
      result_code: 'SUCCESS',
      out_trade_no: sale.order.outTradeNo,
      voucher_type: 'qrcode',
      qr_code: codeText,
      ...pictures(codeText),
    };
  },
  failed: detailedFailure,
};

/** Where Alipay would serve the code as a picture; nothing answers there. */
const pictures = (codeText: string): Fields => {
  const picture = (size: string): string =>
    `https://mobilecodec.alipay.com/show.htm?code=${codeText.split('/').at(-1)}&picSize=${size}`;
  return { pic_url: picture('M'), small_pic_url: picture('S'), big_pic_url: picture('L') };
};

function parsePrecreate(
  params: Params,
  { merchant, receivedAt }: ServiceContext,
): ReturnType<GlobalService['parse']> {
  const read = readFields(schema, params);
  if ('refusal' in read) return read;
  const { fields } = read;
  const priced = fields.trans_currency ?? fields.currency;
  const total = minorOf(fields.total_fee, priced);
  const tradeMs = lifeMs(fields.it_b_pay ?? fields.qr_code_it_b_pay ?? defaultLife);
  const codeMs = lifeMs(fields.qr_code_it_b_pay ?? fields.it_b_pay ?? defaultLife);
  const isTooLong = Math.max(tradeMs, codeMs) > longestMs;
  if (total === undefined || isTooLong || !isFresh(fields.timestamp, receivedAt)) {
    return { refusal: 'ILLEGAL_ARGUMENT' };
  }
  if ((fields.seller_id ?? merchant.account) !== merchant.account) {
    return { failure: 'SELLER_NOT_EXIST' };
  }
  const passback = fields.passback_parameters;
  const order = {
    outTradeNo: fields.out_trade_no,
    totalFen: total,
    currency: priced,
    subject: fields.subject,
    fingerprint: fingerprintOf(params),
    expires: { afterMs: tradeMs },
    notifyUrl: fields.notify_url,
    echo: {
      currency: fields.currency,
      ...(fields.body !== undefined && { body: fields.body }),
      ...(passback !== undefined && { extra_common_param: passback }),
    },
  };
  const code = { order, expires: { afterMs: codeMs } };
  // No code was scanned that could script it.
  return { command: { operation: 'precreate', code }, scripted: scriptOfAmount(total) };
}
