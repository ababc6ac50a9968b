import { createHash } from 'node:crypto';
import { z } from 'zod';
import { scriptOfAuthCode } from '../auth-code-scripts.ts';
import { walletBuyer } from '../ledger/wallet-buyer.ts';
import { minorOf } from './amount.ts';
import { address, currency, extendInfo, merchantNumber, plain } from './fields.ts';
import { fingerprintOf } from './fingerprint.ts';
import {
  type GlobalService,
  type Params,
  readFields,
  type ServiceContext,
  unexpected,
  unknownWord,
  type Words,
  wordIn,
} from './service.ts';
import { tradeFields } from './trade-fields.ts';

const schema = z.object({
  alipay_seller_id: z.string().max(16),
  trans_name: plain(256),
  partner_trans_id: merchantNumber,
  currency,
  trans_currency: currency.optional(),
  trans_amount: z.string(),
  buyer_identity_code: z.string().max(32),
  identity_code_type: z.enum(['barcode', 'qrcode']),
  trans_create_time: z
    .string()
    .regex(/^\d{14}$/)
    .optional(),
  biz_product: z.literal('OVERSEAS_MBARCODE_PAY'),
  extend_info: extendInfo,
  notify_url: address(200).optional(),
  quantity: z
    .string()
    .regex(/^[1-9]\d{0,9}$/)
    .optional(),
  memo: plain(256).optional(),
});

const buyerCode = /^(25|26|27|28|29|30)\d{14,22}$/;
/** Alipay closes what nobody has paid (protocol 3.11). */
const lifeMs = 3 * 60_000;

const words = {
  PAYMENT_AUTH_CODE_INVALID: 'SOUNDWAVE_PARSER_FAIL',
} as const satisfies Words;

const failed = (error: string): Record<string, string> => ({ result_code: 'FAILED', error });

/** alipay.acquire.overseas.spot.pay: the merchant has scanned the buyer's code (protocol 3.4). */
export const payService: GlobalService = {
  operation: 'pay',
  parse: parsePay,
  render(outcome) {
    switch (outcome.kind) {
      case 'refused':
        return failed(wordIn(words, outcome.error));
      case 'paid':
        return { result_code: 'SUCCESS', ...tradeFields(outcome.trade) };
      case 'waiting':
        return { result_code: unknownWord(outcome.trade.id), ...tradeFields(outcome.trade) };
      default:
        return unexpected(outcome);
    }
  },
  failed,
};

function parsePay(
  params: Params,
  { merchant }: ServiceContext,
): ReturnType<GlobalService['parse']> {
  const read = readFields(schema, params);
  if ('refusal' in read) return read;
  const { fields } = read;
  const priced = fields.trans_currency ?? fields.currency;
  const total = minorOf(fields.trans_amount, priced);
  if (total === undefined) return { refusal: 'ILLEGAL_ARGUMENT' };
  if (fields.alipay_seller_id !== merchant.account) return { failure: 'SELLER_NOT_EXIST' };
  const code = fields.buyer_identity_code;
  if (!buyerCode.test(code)) return { failure: words.PAYMENT_AUTH_CODE_INVALID };
  const order = {
    outTradeNo: fields.partner_trans_id,
    totalFen: total,
    currency: priced,
    subject: fields.trans_name,
    fingerprint: fingerprintOf(params),
    ...walletBuyer(code, buyerBehind(code)),
    expires: { afterMs: lifeMs },
    ...(fields.notify_url !== undefined && { notifyUrl: fields.notify_url }),
    echo: { currency: fields.currency },
  };
  return { command: { operation: 'pay', order }, scripted: scriptOfAuthCode(code) };
}

/** 2088 and twelve digits, the same for the same code. */
function buyerBehind(code: string): string {
  const hash = createHash('sha256').update(`buyer ${code}`).digest('hex');
  return `2088${BigInt(`0x${hash}`).toString().slice(0, 12).padStart(12, '0')}`;
}
