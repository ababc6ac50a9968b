import { withBooking } from '../../core/domain/cashier-session.ts';
import type { OrderChanges } from '../../core/domain/order-aggregate.ts';
import { type MemoryState, sessionKey } from './state.ts';

const keyOfBooking = ({ order, booking }: OrderChanges): string | undefined => {
  const { merchantId, storeId } = order;
  return booking && sessionKey({ merchantId, storeId, sessionId: booking.sessionId });
};

export function bookingFits(state: MemoryState, changes: OrderChanges): boolean {
  const key = keyOfBooking(changes);
  return key === undefined || state.sessions.get(key)?.status === 'OPEN';
}

export function writeBooking(state: MemoryState, changes: OrderChanges): void {
  const key = keyOfBooking(changes);
  const session = key && state.sessions.get(key);
  if (!key || !session || !changes.booking) return;
  state.sessions.set(key, withBooking(session, changes.booking));
}
