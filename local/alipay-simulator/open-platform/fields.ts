import { z } from 'zod';
import type { TradeRef } from '../ledger/trade.ts';
import { invalidParameter, type Misunderstood } from './method.ts';
import { fenOf } from './yuan.ts';

/** Pieces of `biz_content`. A string may come as a JSON number, as many SDKs send amounts. */
const scalar = z.union([z.string(), z.number().transform(String)]);

export const text = (max: number): z.ZodType<string> => scalar.pipe(z.string().min(1).max(max));

/** A merchant's own number: letters, digits and underscore. */
export const merchantNumber: z.ZodType<string> = scalar.pipe(z.string().regex(/^\w{1,64}$/));

/** Decimal yuan, 0.01 to 100000000 with at most two decimals; the output is fen. */
export const amount: z.ZodType<number> = scalar.transform((yuan, context) => {
  const fen = fenOf(yuan);
  if (fen === undefined) context.addIssue({ code: 'custom', message: 'not an amount' });
  return fen ?? z.NEVER;
});

const subjectForbids = /[/=&]/;

/** Alipay refuses `/`, `=` and `&`, which would make the signed text ambiguous. */
export const subject: z.ZodType<string> = z
  .string()
  .min(1)
  .max(256)
  .refine((value) => !subjectForbids.test(value), 'forbidden characters');

export const optionList: z.ZodType<string[]> = z.array(z.string().max(64)).max(20);

/** One of the two numbers that name a trade. */
export const tradeRef = {
  out_trade_no: merchantNumber.optional(),
  trade_no: text(64).optional(),
} as const;

interface TradeRefFields {
  readonly out_trade_no?: string | undefined;
  readonly trade_no?: string | undefined;
}

/** Reads content that names a trade; trade_no wins, as at Alipay. */
export function readTradeFields<Fields extends TradeRefFields>(
  schema: z.ZodType<Fields>,
  biz: unknown,
): { readonly fields: Fields; readonly ref: TradeRef } | Misunderstood {
  const { data: fields, error } = schema.safeParse(biz);
  if (error !== undefined) return invalidParameter(error.issues);
  const { out_trade_no: outTradeNo, trade_no: tradeNo } = fields;
  if (tradeNo !== undefined) return { fields, ref: { tradeNo } };
  if (outTradeNo !== undefined) return { fields, ref: { outTradeNo } };
  return invalidParameter([{ path: ['out_trade_no'] }]);
}
