import * as z from 'zod/mini';
import { instant } from './fields.ts';

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
      options: z.array(z.object({ optionId: z.string(), name: z.string() })),
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
