import type { SessionListResponse } from '../../../../api/counter.ts';
import { answerOf } from '../../api/answer.ts';
import type { Screen } from '../../device/screen.ts';
import type { Polled } from '../../live/poll.ts';
import { pollSame } from '../poll-same.ts';

/** The session of this till is among the newest of a store. */
const NEWEST = 20;

/** The newest sessions of the store: another till may take money at this drawer, too. */
export function watchDrawer({
  api,
  storeId,
}: Pick<Screen, 'api' | 'storeId'>): Polled<SessionListResponse> {
  const params = { path: { storeId }, query: { limit: `${NEWEST}` } };
  return pollSame(
    (signal) => answerOf(api.GET('/v1/stores/{storeId}/cashier-sessions', { params, signal })),
    { everyMs: 4_000, idleMs: 10_000 },
  );
}
