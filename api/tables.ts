import * as z from 'zod/mini';
import { currency, instant, language, minor, partId, positiveMinor } from './fields.ts';
import { orderLines, TotalRow } from './orders.ts';
import { NOTICES, PAYMENT_STATUSES } from './payments.ts';

/** As it is called and printed: 12, A-3. */
export const tableId = z.string().check(z.regex(/^[A-Za-z0-9][A-Za-z0-9-]{0,15}$/));
/**
 * Whose phone it is, given by the first scan; whoever has it may change that guest's dishes. Who has
 * signed in needs none: then the token says who it is.
 */
const session = z.string().check(z.regex(/^[A-Za-z0-9_-]{22,64}$/));

/** Which order the phone shows: a page of the guests before changes nothing of another. */
const orderId = z.string().check(z.regex(/^[0-7][0-9A-HJKMNP-TV-Z]{25}$/));
const lineId = z.string().check(z.regex(/^l\d{1,6}$/));
const atOrder = { session: z.optional(session), orderId };

/** POST /v1/stores/{storeId}/tables. */
export const AddTableRequest = z.strictObject({ tableId });

export const TableResponse = z.object({
  storeId: z.string(),
  tableId: z.string(),
  token: z.string(),
  /** What the QR code on the table encodes. */
  url: z.string(),
  createdAt: instant,
  /** What guests have open there. */
  order: z.optional(
    z.object({
      orderId: z.string(),
      diners: z.int(),
      total: minor,
      unpaid: minor,
      currency,
      createdAt: instant,
    }),
  ),
});
export type TableResponse = z.infer<typeof TableResponse>;

/** GET /v1/stores/{storeId}/tables: by name. */
export const TableListResponse = z.object({
  tables: z.array(TableResponse),
  next: z.optional(z.string()),
});

/** POST /v1/tables/{token}/order. A phone that was here sends its session again. */
export const OpenTableOrderRequest = z.strictObject({ session: z.optional(session) });

/** POST /v1/tables/{token}/order/lines. Prices are the server's. */
export const OrderAtTableRequest = z.strictObject({
  ...atOrder,
  lines: orderLines,
  language: z.optional(language),
});

/** PUT /v1/tables/{token}/order/lines/{lineId}. None takes the line away. */
export const ChangeTableLineRequest = z.strictObject({
  ...atOrder,
  quantity: z.int().check(z.minimum(0), z.maximum(99)),
  language: z.optional(language),
});

/** `amount` is what the guest was shown: a dish that was added meanwhile is not paid unseen. */
const paying = { ...atOrder, amount: positiveMinor, language: z.optional(language) };

/** The dishes that the guest was shown, as `due` names them: equal sums may be of others. */
const shown = z
  .array(z.strictObject({ lineId, quantity: z.int().check(z.minimum(1), z.maximum(99)) }))
  .check(z.minLength(1), z.maxLength(40));

/** POST /v1/tables/{token}/order/payments. */
export const PayAtTableRequest = z.discriminatedUnion('whose', [
  z.strictObject({ whose: z.literal('mine'), ...paying, lines: shown }),
  z.strictObject({ whose: z.literal('all'), ...paying, lines: shown }),
  z.strictObject({ whose: z.literal('check'), checkId: partId, ...paying }),
]);

const TableLine = z.object({
  lineId: z.string(),
  itemId: z.string(),
  name: z.string(),
  options: z.array(z.object({ optionId: z.string(), name: z.string(), priceDelta: z.int() })),
  quantity: z.int(),
  note: z.optional(z.string()),
  unitPrice: minor,
  /** Quantity times unit price. */
  total: minor,
  /** What offers took off the line on its check, and tax that was added to it. */
  discount: z.optional(minor),
  tax: z.optional(minor),
  diner: z.string(),
  /** Nobody has begun to pay for it, so its guest may change it. */
  changeable: z.boolean(),
});

/** What a request to pay repeats, and what its amount is made of. */
const Due = z.object({
  amount: minor,
  lines: z.array(z.object({ lineId: z.string(), quantity: z.int() })),
  rows: z.array(TotalRow),
});

/** What every guest at the table sees. */
export const TableOrderResponse = z.object({
  orderId: z.string(),
  /** Whose menu to show. */
  storeId: z.string(),
  tableId: z.string(),
  /** EMPTY: nobody has ordered yet. ENDED: scan again for the next order. */
  status: z.enum(['EMPTY', 'OPEN', 'ENDED']),
  currency: z.optional(currency),
  total: minor,
  /** What nobody has begun to pay. */
  unpaid: minor,
  /** What adds up to the total: each check is priced by itself. */
  rows: z.array(TotalRow),
  lines: z.array(TableLine),
  /** What can be paid now. Mine is there for a phone that has ordered and sent its session. */
  due: z.object({ all: z.optional(Due), mine: z.optional(Due) }),
  checks: z.array(
    z.object({
      checkId: z.string(),
      lineIds: z.array(z.string()),
      amountDue: minor,
      rows: z.array(TotalRow),
      status: z.enum(['DUE', 'PAYING', 'PAID']),
    }),
  ),
  payments: z.array(
    z.object({
      paymentId: z.string(),
      checkId: z.string(),
      status: z.enum(PAYMENT_STATUSES),
      amount: minor,
      notice: z.object({ code: z.enum(NOTICES), text: z.string(), reference: z.string() }),
    }),
  ),
  pickupNumber: z.optional(z.string()),
  /** Which of the diners is calling; absent until they have ordered. */
  diner: z.optional(z.string()),
  session: z.optional(z.string()),
});
export type TableOrderResponse = z.infer<typeof TableOrderResponse>;
