import * as z from 'zod/mini';
import { currency, id, instant, minor } from './fields.ts';
import { PAYMENT_STATUSES } from './payments.ts';

/** RFC 7636: what the browser keeps to itself, and its SHA-256 in base64url, which it shows at first. */
const verifier = z.string().check(z.regex(/^[A-Za-z0-9._~-]{43,128}$/));
const challenge = z.string().check(z.regex(/^[A-Za-z0-9_-]{43}$/));

/** GET /v1/diners/authorise-url. */
export const AuthoriseUrlQuery = z.object({
  storeId: id,
  returnTo: z.string().check(z.minLength(1), z.maxLength(1_000)),
  challenge,
});

export const DINER_SIGN_IN_QUERY = {
  storeId: 'The store that the customer is at.',
  returnTo: 'The page of ours that Alipay sends the customer back to, with auth_code and state.',
  challenge: 'base64url(SHA-256(verifier)), as code_challenge of RFC 7636.',
} as const satisfies Record<keyof z.output<typeof AuthoriseUrlQuery>, string>;

export const AuthoriseUrlResponse = z.object({
  /** To be opened in Alipay. */
  url: z.string(),
  expiresAt: instant,
});
export type AuthoriseUrlResponse = z.infer<typeof AuthoriseUrlResponse>;

/** POST /v1/diners/tokens. */
export const DinerTokenRequest = z.strictObject({
  storeId: id,
  /** `auth_code` and `state`, as the customer came back with them. */
  authCode: z.string().check(z.regex(/^[A-Za-z0-9_-]{1,64}$/)),
  state: z.string().check(z.regex(/^[0-9a-f]{76}$/)),
  verifier,
});

const DinerOrder = z.object({
  orderId: z.string(),
  storeId: z.string(),
  tableId: z.optional(z.string()),
  /** Which guest of the order it was. */
  guest: z.string(),
  createdAt: instant,
  status: z.enum(['CREATED', 'COMMITTED', 'CANCELED']),
  pickupNumber: z.optional(z.string()),
  currency,
  /** The guest's own dishes, with discounts and added tax. */
  lines: z.array(
    z.object({
      ...{ lineId: z.string(), name: z.string(), quantity: z.int(), total: minor },
      options: z.array(z.object({ optionId: z.string(), name: z.string() })),
      /** In the guest's own words. */
      note: z.optional(z.string()),
    }),
  ),
  total: minor,
  /** Of the checks with these dishes, whoever paid. Staff find a payment by its reference. */
  payments: z.array(
    z.object({
      paymentId: z.string(),
      status: z.enum(PAYMENT_STATUSES),
      amount: minor,
      reference: z.string(),
    }),
  ),
  /** Then it is forgotten that they ordered this. */
  keptUntil: instant,
});

/** GET /v1/diners/me/orders. */
export const DinerOrderListResponse = z.object({
  orders: z.array(DinerOrder),
  next: z.optional(z.string()),
});
export type DinerOrderListResponse = z.infer<typeof DinerOrderListResponse>;

/** GET /v1/diners/me/data: all that is kept of them, and what is kept of customers besides. */
export const DinerDataResponse = z.object({
  /** The word by which this merchant knows them. */
  diner: z.string(),
  ...DinerOrderListResponse.shape,
  kept: z.array(
    z.object({
      where: z.string(),
      what: z.string(),
      why: z.string(),
      keptFor: z.string(),
      seenBy: z.string(),
    }),
  ),
});
export type DinerDataResponse = z.infer<typeof DinerDataResponse>;
