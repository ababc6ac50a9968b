import * as z from 'zod/mini';
import { Slot } from './delivery.ts';
import { id, instant, optionId, text } from './fields.ts';

const options = z.array(z.object({ optionId: z.string(), name: z.string() }));

export const TicketResponse = z.object({
  ticketId: z.string(),
  orderId: z.string(),
  status: z.enum(['PROPOSED', 'PREPARING', 'PREPARED', 'COMPLETED']),
  pickupNumber: z.string(),
  fulfilment: z.optional(z.enum(['dine-in', 'takeout', 'delivery'])),
  /** Where the guests sit, of a shared table's order. */
  tableId: z.optional(z.string()),
  /** When it is brought, of a delivery. */
  slot: z.optional(Slot),
  /** Where they sit, of an order that a till took. */
  tableNumber: z.optional(z.string()),
  /** Not for a board. */
  customerName: z.optional(z.string()),
  lines: z.array(
    z.object({
      lineId: z.string(),
      itemId: z.optional(z.string()),
      categoryId: z.optional(z.string()),
      /** In a list: who makes it, by today's stations. */
      stationId: z.optional(z.string()),
      name: z.string(),
      quantity: z.int(),
      options,
      /** About this dish; `note` below is about all of them. */
      note: z.optional(z.string()),
      doneAt: z.optional(instant),
      /** VOIDED when nothing of it is wanted any more; it still has to be bumped away. */
      status: z.optional(z.enum(['VOIDED', 'PARTLY_VOIDED'])),
      /** What refunds took out of it, in the order in which they were asked for. */
      voids: z.optional(z.array(z.object({ quantity: z.int(), reason: z.string() }))),
    }),
  ),
  note: z.optional(z.string()),
  createdAt: instant,
  changedAt: instant,
  /** When the kitchen first showed that it had seen it. */
  acknowledgedAt: z.optional(instant),
  /** In a list, of what is still to be made: how urgent it is at `now`. */
  age: z.optional(z.enum(['fresh', 'warn', 'late'])),
});
export type TicketResponse = z.infer<typeof TicketResponse>;

/** GET /v1/stores/{storeId}/tickets: what is not completed, oldest first. */
export const TicketListResponse = z.object({
  tickets: z.array(TicketResponse),
  next: z.optional(z.string()),
  /** Our clock: with it and `createdAt` a screen goes on counting, however wrong its own may be. */
  now: instant,
  warnAfterSeconds: z.int(),
  lateAfterSeconds: z.int(),
  acknowledgeWithinSeconds: z.nullable(z.int()),
});
export type TicketListResponse = z.infer<typeof TicketListResponse>;

/** GET /v1/stores/{storeId}/all-day: what is still to be made. */
export const AllDayResponse = z.object({
  items: z.array(
    z.object({
      itemId: z.optional(z.string()),
      name: z.string(),
      options,
      quantity: z.int(),
    }),
  ),
  /** False where the store has more open tickets than were counted. */
  complete: z.boolean(),
});
export type AllDayResponse = z.infer<typeof AllDayResponse>;

/** GET /v1/stores/{storeId}/board: pickup numbers, oldest first; ready ones for half an hour. */
export const BoardResponse = z.object({
  preparing: z.array(z.string()),
  ready: z.array(z.string()),
  complete: z.boolean(),
});
export type BoardResponse = z.infer<typeof BoardResponse>;

const names = z._default(z.array(optionId).check(z.maxLength(100)), []);
/** At most four hours. */
const seconds = z.int().check(z.minimum(1), z.maximum(14_400));

const kitchen = {
  stations: z
    .array(z.strictObject({ stationId: id, name: text(60), categoryIds: names, itemIds: names }))
    .check(z.minLength(1), z.maxLength(20)),
  /** Makes what no station names. */
  defaultStationId: id,
  warnAfterSeconds: seconds,
  lateAfterSeconds: seconds,
  /** A ticket that nobody has acknowledged for so long opens a case; null: none ever does. */
  acknowledgeWithinSeconds: z._default(
    z.nullable(z.int().check(z.minimum(120), z.maximum(3_600))),
    120,
  ),
  /** PUT: the version that was read, 0 for the first. */
  version: z.int().check(z.minimum(0)),
};

/** PUT /v1/stores/{storeId}/kitchen. */
export const KitchenRequest = z.strictObject(kitchen);
export const KitchenResponse = z.object(kitchen);
export type KitchenResponse = z.infer<typeof KitchenResponse>;
