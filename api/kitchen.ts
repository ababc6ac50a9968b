import * as z from 'zod/mini';
import { instant } from './fields.ts';

const options = z.array(z.object({ optionId: z.string(), name: z.string() }));

export const TicketResponse = z.object({
  ticketId: z.string(),
  orderId: z.string(),
  status: z.enum(['PROPOSED', 'PREPARING', 'PREPARED', 'COMPLETED']),
  pickupNumber: z.string(),
  /** Where the guests sit, of a shared table's order. */
  tableId: z.optional(z.string()),
  lines: z.array(
    z.object({
      lineId: z.string(),
      name: z.string(),
      quantity: z.int(),
      options,
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
});
export type TicketResponse = z.infer<typeof TicketResponse>;

/** GET /v1/stores/{storeId}/tickets: what is not completed, oldest first. */
export const TicketListResponse = z.object({
  tickets: z.array(TicketResponse),
  next: z.optional(z.string()),
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

/** GET /v1/stores/{storeId}/board: pickup numbers, oldest first. */
export const BoardResponse = z.object({
  preparing: z.array(z.string()),
  ready: z.array(z.string()),
  complete: z.boolean(),
});
export type BoardResponse = z.infer<typeof BoardResponse>;
