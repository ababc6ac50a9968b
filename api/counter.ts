import * as z from 'zod/mini';
import {
  currency,
  id,
  instant,
  minor,
  partId,
  positiveMinor,
  sessionId,
  signedMinor,
  text,
} from './fields.ts';

/** Long enough for any number on a slip, and never the number of a card: that must not be kept. */
const reference = text(40).check(
  z.refine((t) => !hasCardNumber(t), 'No number of a card, please.'),
);

/** 12 to 19 digits, however they are grouped. */
function hasCardNumber(written: string): boolean {
  return /\d{12}/.test(written.normalize('NFKC').replaceAll(/[^\p{L}\p{N}]/gu, ''));
}

const MOVEMENT_KINDS = ['pay-in', 'pay-out'] as const;

const checkId = z.optional(partId);

/** Whose drawer or terminal it is; without, that of the device's own open session. */
const session = z.optional(sessionId);

/** POST /v1/orders/{orderId}/tenders. */
export const TakeTenderRequest = z.discriminatedUnion('tender', [
  z.strictObject({
    tender: z.literal('cash'),
    checkId,
    amountTendered: minor,
    sessionId: session,
  }),
  z.strictObject({
    tender: z.literal('card'),
    checkId,
    reference: z.optional(reference),
    sessionId: session,
  }),
]);

/** POST /v1/stores/{storeId}/cashier-sessions. */
export const OpenSessionRequest = z.strictObject({
  /** The cash that lies in the drawer. */
  openingFloat: minor,
  /** Without a name, the drawer of the device that asks. */
  drawer: z.optional(id),
});

/** POST /v1/stores/{storeId}/cashier-sessions/{sessionId}/movements. */
export const MoveCashRequest = z.strictObject({
  kind: z.enum(MOVEMENT_KINDS),
  amount: positiveMinor,
  reason: text(200),
});

/** POST /v1/stores/{storeId}/cashier-sessions/{sessionId}/close. */
export const CloseSessionRequest = z.strictObject({ counted: z.strictObject({ cash: minor }) });

export const MovementResponse = z.object({
  movementId: z.string(),
  kind: z.enum(MOVEMENT_KINDS),
  amount: minor,
  reason: z.string(),
  at: instant,
  by: z.string(),
});
export type MovementResponse = z.infer<typeof MovementResponse>;

export const MovementListResponse = z.object({
  movements: z.array(MovementResponse),
  next: z.optional(z.string()),
});
export type MovementListResponse = z.infer<typeof MovementListResponse>;

/** How often, and how much together. */
const Tally = z.object({ count: z.int(), amount: minor });
const Taken = z.object({ taken: Tally, refunded: Tally });

/** As booked until now; `counted` and `difference` once the session is closed. */
export const SessionResponse = z.object({
  sessionId: z.string(),
  drawer: z.string(),
  status: z.enum(['OPEN', 'CLOSED']),
  currency,
  openedAt: instant,
  openedBy: z.string(),
  closedAt: z.optional(instant),
  closedBy: z.optional(z.string()),
  tenders: z.object({ cash: Taken, card: Taken }),
  cash: z.object({
    openingFloat: minor,
    payIns: Tally,
    payOuts: Tally,
    /** Float, what was taken and paid in, less what was refunded and paid out. */
    expected: signedMinor,
    counted: z.optional(minor),
    /** Below zero, cash is missing. */
    difference: z.optional(signedMinor),
  }),
});
export type SessionResponse = z.infer<typeof SessionResponse>;

export const SessionListResponse = z.object({
  sessions: z.array(SessionResponse),
  next: z.optional(z.string()),
});
export type SessionListResponse = z.infer<typeof SessionListResponse>;
