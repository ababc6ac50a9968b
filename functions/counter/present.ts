import type { MovementResponse, SessionResponse } from '../../api/counter.ts';
import {
  type CashierSession,
  differenceOf,
  expectedCash,
  type Movement,
  type Tally,
} from '../../core/domain/cashier-session.ts';

const tally = ({ count, minor }: Tally) => ({ count, amount: minor });

export const presentSession = (session: CashierSession): SessionResponse => {
  const { tallies, closed } = session;
  const { 'pay-in': payIns, 'pay-out': payOuts } = tallies;
  const taken = (tender: 'cash' | 'card') => ({
    taken: tally(tallies[`${tender}-tender`]),
    refunded: tally(tallies[`${tender}-refund`]),
  });
  return {
    sessionId: session.sessionId,
    drawer: session.drawer,
    status: session.status,
    currency: session.currency,
    openedAt: session.openedAt,
    openedBy: session.openedBy,
    closedAt: closed?.at,
    closedBy: closed?.by,
    tenders: { cash: taken('cash'), card: taken('card') },
    cash: {
      openingFloat: session.openingFloat,
      payIns: tally(payIns),
      payOuts: tally(payOuts),
      expected: expectedCash(session),
      counted: closed?.countedCash,
      difference: differenceOf(session),
    },
  };
};

export const presentMovement = (movement: Movement): MovementResponse => ({
  movementId: movement.movementId,
  kind: movement.kind,
  amount: movement.minor,
  reason: movement.reason,
  at: movement.at,
  by: movement.by,
});
