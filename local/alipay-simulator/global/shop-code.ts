import { z } from 'zod';
import { codeByText, type ShopSale } from '../ledger/code.ts';
import type { Outcome, ShopCodeChange } from '../ledger/command.ts';
import { address, currency, isFresh, json, plain, timestamp } from './fields.ts';
import {
  detailedFailure,
  type GlobalService,
  type Params,
  readFields,
  type ServiceContext,
  unexpected,
} from './service.ts';
import type { Fields } from './xml.ts';

/** Flat JSON, or its text; comes back as `extra_common_param`, which has 256 characters. */
const passback = z
  .union([
    z.string(),
    z
      .record(z.string(), z.union([z.string(), z.number(), z.boolean()]))
      .transform((value) => JSON.stringify(value)),
  ])
  .pipe(z.string().max(256));

const bizData = json(
  2000,
  z
    .looseObject({
      secondary_merchant_industry: z.string().regex(/^\d{4}$/),
      secondary_merchant_id: z.string().min(1).max(64),
      secondary_merchant_name: plain(64),
      store_id: z.string().min(1).max(64),
      store_name: plain(64),
      /** What the customer types. */
      trans_currency: currency,
      /** What the merchant is settled in. */
      currency: currency.default('CNY'),
      country_code: z
        .string()
        .regex(/^[A-Z]{2}$/)
        .optional(),
      address: plain(512).optional(),
      channel_fee: z
        .looseObject({ type: z.enum(['FIXED', 'RATE']), value: z.coerce.string() })
        .optional(),
      passback_parameters: passback.optional(),
    })
    .refine((data) => data.currency === 'CNY' || data.currency === data.trans_currency),
);

const common = { timestamp, biz_type: z.literal('OVERSEASHOPQRCODE') };
const qrcode = z.url().max(256);
const createSchema = z.object({ ...common, notify_url: address(200), biz_data: bizData });
const modifySchema = z.object({
  ...common,
  notify_url: address(200).optional(),
  biz_data: bizData,
  qrcode,
});
const statusSchema = z.object({
  ...common,
  qrcode,
  status: z.enum(['STOP', 'RESTART', 'DELETE']),
});

function render(outcome: Outcome): Fields {
  if (outcome.kind === 'refused') return detailedFailure(outcome.error);
  if (outcome.kind !== 'code-ready') return unexpected(outcome);
  const { codeText } = outcome.code;
  return {
    result_code: 'SUCCESS',
    qrcode: codeText,
    qrcode_img_url: `https://mobilecodec.alipay.com/show.htm?code=${codeText.split('/').at(-1)}`,
  };
}

/** A service that changes the codes of a shop; all their requests expire (protocol 3.9). */
const shopService = <T extends { readonly timestamp: number }>(
  schema: z.ZodType<T>,
  changeFor: (fields: T, context: ServiceContext) => ShopCodeChange,
): GlobalService => ({
  operation: 'shop-code',
  parse(params: Params, context) {
    const read = readFields(schema, params);
    if ('refusal' in read) return read;
    if (!isFresh(read.fields.timestamp, context.receivedAt)) {
      return { refusal: 'ILLEGAL_ARGUMENT' };
    }
    const change = changeFor(read.fields, context);
    return { command: { operation: 'shop-code', change } };
  },
  render,
  failed: detailedFailure,
});

type BizData = z.infer<typeof createSchema>['biz_data'];

const saleOf = (data: BizData, notifyUrl: string | undefined): ShopSale => ({
  kind: 'shop',
  currency: data.trans_currency,
  name: data.store_name,
  // A store has one code with a commission and one without; asking again finds the one it has.
  fingerprint: data.channel_fee === undefined ? 'without a commission' : 'with a commission',
  ...(notifyUrl !== undefined && { notifyUrl }),
  echo: {
    currency: data.currency,
    ...(data.passback_parameters !== undefined && { extra_common_param: data.passback_parameters }),
  },
});

/** alipay.commerce.qrcode.create: a code that hangs in the shop. */
export const createShopCode: GlobalService = shopService(createSchema, (fields) => ({
  kind: 'create',
  store: fields.biz_data.store_id,
  sale: saleOf(fields.biz_data, fields.notify_url),
}));

/** alipay.commerce.qrcode.modify: without a notify_url the code keeps the one it has. */
export const modifyShopCode: GlobalService = shopService(modifySchema, (fields, { database }) => {
  const sale = codeByText(database, fields.qrcode)?.sale;
  const kept = sale?.kind === 'shop' ? sale.notifyUrl : undefined;
  return {
    kind: 'modify',
    codeText: fields.qrcode,
    sale: saleOf(fields.biz_data, fields.notify_url ?? kept),
  };
});

/** alipay.commerce.qrcode.modifyStatus. */
export const changeShopCodeStatus: GlobalService = shopService(
  statusSchema,
  ({ qrcode: codeText, status }) => ({ kind: 'status', codeText, status }),
);
