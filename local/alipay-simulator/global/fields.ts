import { z } from 'zod';
import { formatChinaTime, parseChinaTime } from '../../../alipay/china-time.ts';
import { type Currency, currencies } from './currencies.ts';

/*
 * Parameters of MAPI are strings all of them, and never empty: empty ones count as not sent. Alipay
 * warns of the double quote, which may stand in JSON only (protocol 3.1).
 */

export const plain = (max: number): z.ZodType<string> =>
  z
    .string()
    .max(max)
    .regex(/^[^"]*$/);

/** A merchant's own number: letters, digits and underscore. */
export const merchantNumber: z.ZodType<string> = z.string().regex(/^\w{1,64}$/);

export const currency: z.ZodType<Currency> = z.enum(
  Object.keys(currencies) as [Currency, ...Currency[]],
);

/** Where notifications are posted. */
export const address = (max: number): z.ZodType<string> => z.url().max(max);

/** JSON in a parameter, of that shape. */
export const json = <T>(max: number, schema: z.ZodType<T>): z.ZodType<T> =>
  z
    .string()
    .max(max)
    .transform((text, context): unknown => {
      try {
        return JSON.parse(text);
      } catch {
        context.addIssue({ code: 'custom', message: 'no JSON' });
        return z.NEVER;
      }
    })
    .pipe(schema);

/** `yyyy-MM-dd HH:mm:ss` in China; milliseconds since 1970. */
export const timestamp: z.ZodType<number> = z.string().transform((text, context) => {
  const at = parseChinaTime(text);
  if (at === undefined) context.addIssue({ code: 'custom', message: 'no time' });
  return at ?? z.NEVER;
});

const longestOnTheWayMs = 30 * 60_000;

/** Whether a request with that timestamp has not expired (protocol 3.8). */
export const isFresh = (sentAt: number, receivedAt: number): boolean =>
  Math.abs(receivedAt - sentAt) <= longestOnTheWayMs;

/** `yyyyMMddHHmmss` in China. */
export const compactTime = (at: number): string => formatChinaTime(at).replace(/\D/g, '');

/** Where the customer is, for Alipay's own books: `extend_info`, `extend_params` (protocol 3.4). */
export const extendInfo = json(
  2000,
  z.looseObject({
    secondary_merchant_name: z.string().min(1).max(64),
    secondary_merchant_id: z.string().regex(/^\w{1,64}$/),
    secondary_merchant_industry: z.string().regex(/^\d{4}$/),
    store_id: z.string().min(1).max(64).optional(),
    store_name: z.string().min(1).max(64).optional(),
    terminal_id: z.string().min(1).max(64).optional(),
  }),
);
