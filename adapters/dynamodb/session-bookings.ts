import type { SessionBooking } from '../../core/domain/cashier-session.ts';
import type { SessionName } from '../../core/ports/cashier-sessions.ts';
import { sessionKey } from './keys.ts';

/**
 * One booking within a transaction. It adds to what the row says then, never writes a sum that was read,
 * and holds only while the session is open: so none is lost, and none comes after the count.
 */
export function bookToSession(
  TableName: string,
  store: Pick<SessionName, 'merchantId' | 'storeId'>,
  { sessionId, booking, minor }: SessionBooking,
) {
  return {
    TableName,
    Key: sessionKey({ ...store, sessionId }),
    UpdateExpression:
      'SET #data.#tallies.#booking.#minor = #data.#tallies.#booking.#minor + :minor, ' +
      '#data.#tallies.#booking.#count = #data.#tallies.#booking.#count + :one',
    ConditionExpression: '#data.#status = :open',
    ExpressionAttributeNames: {
      ...{ '#data': 'data', '#tallies': 'tallies', '#booking': booking },
      ...{ '#minor': 'minor', '#count': 'count', '#status': 'status' },
    },
    ExpressionAttributeValues: { ':minor': minor, ':one': 1, ':open': 'OPEN' },
  };
}
