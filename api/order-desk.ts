import * as z from 'zod/mini';
import { couponCode, currency, customerKey, instant, language, minor, typed } from './fields.ts';
import {
  checkShares,
  FulfilmentStatus,
  HoldResponse,
  ORDER_STATUSES,
  orderLines,
  PAYMENT_STATES_OF_ORDER,
} from './orders.ts';

/** PATCH /v1/orders/{orderId}. What is left out stays; null takes a text away. Prices are today's. */
export const EditOrderRequest = z.strictObject({
  /** All lines as they shall be; they get new ids. One check, unless `checks` says more. */
  lines: z.optional(orderLines),
  checks: z.optional(checkShares),
  /** An order that is brought is not changed. */
  fulfilment: z.optional(z.enum(['dine-in', 'takeout'])),
  /** All coupons as they shall be. One that counts by customer needs the `customerKey` again. */
  coupons: z.optional(z.array(couponCode).check(z.maxLength(3))),
  customerKey: z.optional(customerKey),
  language: z.optional(language),
  note: z.optional(z.nullable(typed(200))),
  customerName: z.optional(z.nullable(typed(40))),
  tableNumber: z.optional(z.nullable(typed(10))),
});

/** POST /v1/orders/{orderId}/hold. At most four hours; held again, the later word counts. */
export const HoldOrderRequest = z.strictObject({
  untilMinutes: z.int().check(z.minimum(1), z.maximum(240)),
  /** By what the till finds it again. */
  label: z.optional(typed(40)),
});

const OrderSummary = z.object({
  orderId: z.string(),
  version: z.int(),
  status: z.enum(ORDER_STATUSES),
  paymentStatus: z.enum(PAYMENT_STATES_OF_ORDER),
  fulfilmentStatus: z.nullable(FulfilmentStatus),
  channel: z.string(),
  fulfilment: z.string(),
  pickupNumber: z.optional(z.string()),
  businessDate: z.optional(z.string()),
  tableId: z.optional(z.string()),
  tableNumber: z.optional(z.string()),
  customerName: z.optional(z.string()),
  note: z.optional(z.string()),
  lines: z.int(),
  total: minor,
  currency,
  hold: z.optional(HoldResponse),
  createdAt: instant,
});

/** GET /v1/stores/{storeId}/orders: newest first. */
export const OrderListResponse = z.object({
  orders: z.array(OrderSummary),
  next: z.optional(z.string()),
});
export type OrderListResponse = z.infer<typeof OrderListResponse>;

export const ORDER_LIST_QUERY = {
  status: 'open: still to be paid (the default). all: ended ones, too.',
  businessDate: 'Placed on this business day, e.g. 2026-11-22. all: today when absent.',
  pickupNumber: 'The one order that is called so on that day, whatever its status.',
  limit: 'Orders on a page, 1 to 25.',
  cursor: 'The `next` of the page before.',
} as const;
