import * as z from 'zod/mini';
import { DeliveryRequest, OrderDelivery, Slot } from './delivery.ts';
import {
  couponCode,
  currency,
  customerKey,
  id,
  instant,
  language,
  minor,
  optionId,
  priceDelta,
  signedMinor,
  typed,
} from './fields.ts';
import { PaymentResponse, RefundResponse } from './payments.ts';

const Choice = z.strictObject({
  slotId: optionId,
  itemId: optionId,
  options: z._default(z.array(optionId).check(z.maxLength(20)), []),
});

/** At most 40, so that an order fits one conditional transaction. */
export const orderLines = z
  .array(
    z.strictObject({
      itemId: optionId,
      /** Named again where one may be chosen several times; those of nested groups too. */
      options: z._default(z.array(optionId).check(z.maxLength(20)), []),
      /** What is in a combo: one entry for each dish. */
      choices: z.optional(z.array(Choice).check(z.maxLength(40))),
      quantity: z.int().check(z.minimum(1), z.maximum(99)),
      /** For the kitchen, about this dish: no coriander. */
      note: z.optional(typed(100)),
    }),
  )
  .check(z.minLength(1), z.maxLength(40));

/** Each payer's share as line numbers counted from 0. */
export const checkShares = z
  .array(z.array(z.int().check(z.minimum(0), z.maximum(39))).check(z.minLength(1)))
  .check(z.minLength(1), z.maxLength(20));

/** POST /v1/orders. Prices are the server's; a price in the request is refused as unknown. */
export const PlaceOrderRequest = z.strictObject({
  storeId: id,
  channel: z.enum(['kiosk', 'pos', 'table', 'phone']),
  fulfilment: z.enum(['dine-in', 'takeout', 'delivery']),
  lines: orderLines,
  /** Each payer's share as line numbers counted from 0; one check when absent. */
  checks: z.optional(checkShares),
  /** Codes, in capitals or not. Each takes something off, or the order is refused. */
  coupons: z.optional(z.array(couponCode).check(z.maxLength(3))),
  /** For coupons that each customer may use so many times. */
  customerKey: z.optional(customerKey),
  language: z.optional(language),
  note: z.optional(typed(200)),
  /** Whom to call. Kept with the order, on its ticket and receipt; never on a board. */
  customerName: z.optional(typed(40)),
  /** Where to serve it: dine-in alone, at a table without a code of its own. */
  tableNumber: z.optional(typed(10)),
  /** Of an order with fulfilment delivery, which needs it, and of no other. */
  delivery: z.optional(DeliveryRequest),
});

const Line = z.object({
  lineId: z.string(),
  itemId: z.string(),
  name: z.string(),
  /** A dish of a combo has its slot, and its own options follow it. */
  options: z.array(
    z.object({
      optionId: z.string(),
      name: z.string(),
      priceDelta,
      slotId: z.optional(z.string()),
    }),
  ),
  quantity: z.int(),
  unitPrice: minor,
  /** Quantity times unit price. */
  total: minor,
  /** Where the menu has it. */
  categoryId: z.optional(z.string()),
  note: z.optional(z.string()),
  /** At a shared table: which guest's it is, by a label. */
  diner: z.optional(z.string()),
  /** What offers took off the line. */
  discount: z.optional(minor),
  /** Tax that was added to it. */
  tax: z.optional(minor),
});

/** What adds up to the total. */
export const TotalRow = z.object({
  code: z.enum(['subtotal', 'discount', 'delivery', 'tax', 'rounding']),
  label: z.optional(z.string()),
  amount: signedMinor,
  offerId: z.optional(z.string()),
  taxClass: z.optional(z.string()),
  /** Tax that the prices hold already, and no part of the sum. */
  included: z.optional(minor),
});

export const ORDER_STATUSES = ['CREATED', 'COMMITTED', 'CANCELED'] as const;
export const PAYMENT_STATES_OF_ORDER = ['UNPAID', 'PAYING', 'PARTLY_PAID', 'PAID'] as const;

/** Put aside by staff until then; it can be paid at any time. */
export const HoldResponse = z.object({ until: instant, label: z.optional(z.string()) });

export const FulfilmentStatus = z.enum(['PROPOSED', 'PREPARING', 'PREPARED', 'COMPLETED']);

/** GET /v1/orders/{orderId}: order, payment and fulfilment state. Amounts in minor units. */
export const OrderResponse = z.object({
  orderId: z.string(),
  storeId: z.string(),
  version: z.int(),
  status: z.enum(ORDER_STATUSES),
  paymentStatus: z.enum(PAYMENT_STATES_OF_ORDER),
  fulfilmentStatus: z.nullable(FulfilmentStatus),
  channel: z.string(),
  fulfilment: z.string(),
  currency,
  total: minor,
  rows: z.array(TotalRow),
  /** Codes that took something off. */
  coupons: z.optional(z.array(z.string())),
  lines: z.array(Line),
  checks: z.array(
    z.object({
      checkId: z.string(),
      lineIds: z.array(z.string()),
      amountDue: minor,
      status: z.enum(['DUE', 'PAYING', 'PAID']),
    }),
  ),
  payments: z.array(PaymentResponse),
  refunds: z.array(RefundResponse),
  tickets: z.array(z.object({ ticketId: z.string(), status: FulfilmentStatus })),
  pickupNumber: z.optional(z.string()),
  customerName: z.optional(z.string()),
  tableNumber: z.optional(z.string()),
  /** Of the shared order of a table. */
  tableId: z.optional(z.string()),
  /** When it is brought, and how far it is; where to is told by another route, to staff. */
  delivery: z.optional(OrderDelivery),
  businessDate: z.optional(z.string()),
  note: z.optional(z.string()),
  hold: z.optional(HoldResponse),
  menuVersion: z.int(),
  createdAt: instant,
  /** For kiosks and tills: the page on which the customer follows it, to show as a code. */
  link: z.optional(z.string()),
});
export type OrderResponse = z.infer<typeof OrderResponse>;

/** POST /v1/orders/quote: what the same order would cost, and why a coupon takes nothing off. */
export const QuoteResponse = z.object({
  storeId: z.string(),
  menuVersion: z.int(),
  currency,
  total: minor,
  rows: z.array(TotalRow),
  lines: z.array(Line),
  checks: z.array(z.object({ lineIds: z.array(z.string()), amountDue: minor })),
  /** When it would be brought; the slot is held only by an order. */
  delivery: z.optional(z.object({ zoneId: z.string(), slot: Slot })),
  offers: z.array(z.object({ offerId: z.string(), name: z.string(), amount: minor })),
  coupons: z.array(
    z.object({
      code: z.string(),
      applied: z.boolean(),
      /** As an order with this coupon would be refused. */
      refusal: z.optional(z.object({ code: z.string(), detail: z.string(), field: z.string() })),
    }),
  ),
});
export type QuoteResponse = z.infer<typeof QuoteResponse>;

/** GET /v1/orders/{orderId}/again: lines to place once more, in the form of a request. */
export const OrderAgainResponse = z.object({
  storeId: z.string(),
  fulfilment: z.string(),
  lines: z.array(
    z.object({
      itemId: z.string(),
      options: z.array(z.string()),
      choices: z.optional(
        z.array(z.object({ slotId: z.string(), itemId: z.string(), options: z.array(z.string()) })),
      ),
      quantity: z.int(),
      note: z.optional(z.string()),
      /** As it is called and costs today. */
      name: z.string(),
      unitPrice: minor,
    }),
  ),
  /** What cannot be had now, by the same codes by which an order of it would be refused. */
  missing: z.array(z.object({ name: z.string(), code: z.string(), detail: z.string() })),
});
export type OrderAgainResponse = z.infer<typeof OrderAgainResponse>;

/** GET /v1/orders/{orderId}/journal: why the order is in this state, oldest first. */
export const JournalResponse = z.object({
  orderId: z.string(),
  entries: z.array(
    z.object({
      version: z.int(),
      at: instant,
      what: z.string(),
      actor: z.string(),
      evidence: z.optional(z.record(z.string(), z.unknown())),
      changes: z.array(z.record(z.string(), z.unknown())),
    }),
  ),
  next: z.optional(z.string()),
});
export type JournalResponse = z.infer<typeof JournalResponse>;
