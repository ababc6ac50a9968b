import * as z from 'zod/mini';
import { address, OrderDelivery } from './delivery.ts';
import { OrderResponse } from './orders.ts';

const ofOrder = z.pick(OrderResponse, {
  ...{ orderId: true, pickupNumber: true, paymentStatus: true, fulfilmentStatus: true },
});

/** A delivery to those who pack and send orders. */
export const DeliveryEntry = z.extend(ofOrder, { delivery: OrderDelivery });
export type DeliveryEntry = z.infer<typeof DeliveryEntry>;

/** GET /v1/orders/{orderId}/delivery: with where it is brought, while that is kept. */
export const CourierView = z.extend(DeliveryEntry, {
  destination: z.optional(
    z.object({
      recipient: z.string(),
      phone: z.string(),
      address,
      note: z.optional(z.string()),
    }),
  ),
});
export type CourierView = z.infer<typeof CourierView>;

/** By slot. A page may be short and yet not be the last. */
export const DeliveryListResponse = z.object({
  date: z.string(),
  deliveries: z.array(DeliveryEntry),
  next: z.optional(z.string()),
});
