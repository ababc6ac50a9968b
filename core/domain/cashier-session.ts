import type { MerchantId, SessionId, StoreId } from './ids.ts';
import type { Currency } from './money.ts';

/** What a drawer and its terminal see, and which way the money goes. */
export const BOOKINGS = {
  'cash-tender': { tender: 'cash', sign: 1 },
  'cash-refund': { tender: 'cash', sign: -1 },
  'card-tender': { tender: 'card', sign: 1 },
  'card-refund': { tender: 'card', sign: -1 },
  /** Change that is fetched, and takings that are brought away. */
  'pay-in': { tender: 'cash', sign: 1 },
  'pay-out': { tender: 'cash', sign: -1 },
} as const satisfies Record<string, { tender: 'cash' | 'card'; sign: 1 | -1 }>;
export type Booking = keyof typeof BOOKINGS;

export const MOVEMENT_KINDS = ['pay-in', 'pay-out'] as const satisfies readonly Booking[];
export type MovementKind = (typeof MOVEMENT_KINDS)[number];

/** How often, and how much together in minor units. */
export interface Tally {
  readonly count: number;
  readonly minor: number;
}

export type Tallies = Readonly<Record<Booking, Tally>>;

const NONE: Tally = { count: 0, minor: 0 };
export const NO_TALLIES: Tallies = {
  'cash-tender': NONE,
  'cash-refund': NONE,
  'card-tender': NONE,
  'card-refund': NONE,
  'pay-in': NONE,
  'pay-out': NONE,
};

/** One more booking of an open session; whatever else is booked meanwhile is added to as well. */
export interface SessionBooking {
  readonly sessionId: SessionId;
  readonly booking: Booking;
  readonly minor: number;
}

/** Amounts are minor units of the store's currency. */
export interface CashierSession {
  readonly merchantId: MerchantId;
  readonly storeId: StoreId;
  readonly sessionId: SessionId;
  /** The till's device, or a drawer's own name. A drawer has one open session at most. */
  readonly drawer: string;
  readonly currency: Currency;
  readonly status: 'OPEN' | 'CLOSED';
  readonly openingFloat: number;
  readonly openedAt: number;
  readonly openedBy: string;
  readonly tallies: Tallies;
  readonly closed?: SessionClosing | undefined;
}

export interface SessionClosing {
  readonly countedCash: number;
  readonly at: number;
  readonly by: string;
}

/** Cash that was put into the drawer, or taken out, beside sales. */
export interface Movement {
  readonly sessionId: SessionId;
  readonly movementId: string;
  readonly kind: MovementKind;
  readonly minor: number;
  readonly reason: string;
  readonly at: number;
  readonly by: string;
}

export const SESSION_POLICY = {
  /** Pay-ins of one session, and as many pay-outs. */
  maxMovements: 100,
} as const;

export const withBooking = (
  session: CashierSession,
  { booking, minor }: Omit<SessionBooking, 'sessionId'>,
): CashierSession => {
  const before = session.tallies[booking];
  const tally = { count: before.count + 1, minor: before.minor + minor };
  return { ...session, tallies: { ...session.tallies, [booking]: tally } };
};

/** What must lie in the drawer: the float, and all cash that came and went. */
export const expectedCash = ({ openingFloat, tallies }: CashierSession): number =>
  Object.entries(BOOKINGS).reduce(
    (sum, [booking, { tender, sign }]) =>
      tender === 'cash' ? sum + sign * tallies[booking as Booking].minor : sum,
    openingFloat,
  );

/** Below zero, cash is missing. Only a closed session has been counted. */
export const differenceOf = (session: CashierSession): number | undefined =>
  session.closed && session.closed.countedCash - expectedCash(session);
