import type { DeviceId, SessionId } from '../domain/ids.ts';
import type { Order } from '../domain/order.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { CashierSessions } from '../ports/cashier-sessions.ts';
import { conflict, type Rejection, unprocessable } from './rejection.ts';

export interface TillDeps {
  readonly sessions: Pick<CashierSessions, 'find' | 'openAt'>;
}

/** Who takes money, or hands it back: by the session that they name, or by the device they stand at. */
export interface Till {
  readonly sessionId?: SessionId | undefined;
  readonly deviceId?: DeviceId | undefined;
}

export const SESSION_CLOSED = conflict('session-closed', 'The session is closed.');

/** The session that it is booked to; undefined where the device has none open. */
export async function sessionAt(
  { sessions }: TillDeps,
  { merchantId, storeId }: Pick<Order, 'merchantId' | 'storeId'>,
  { sessionId, deviceId }: Till,
): Promise<Result<SessionId | undefined, Rejection>> {
  if (sessionId === undefined) {
    return ok(deviceId && (await sessions.openAt(merchantId, storeId, deviceId)));
  }
  const found = await sessions.find({ merchantId, storeId, sessionId });
  if (!found) return fail(unprocessable('unknown-session', 'sessionId', 'No such session.'));
  return found.status === 'OPEN' ? ok(sessionId) : fail(SESSION_CLOSED);
}
