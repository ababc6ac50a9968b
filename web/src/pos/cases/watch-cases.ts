import type { CaseListResponse } from '../../../../api/cases.ts';
import { answerOf } from '../../api/answer.ts';
import type { Screen } from '../../device/screen.ts';
import type { Polled } from '../../live/poll.ts';
import { pollSame } from '../poll-same.ts';

/** More than a morning brings; the oldest come first, so none is forgotten. */
const MOST = 50;

/** What waits for a person. */
export function watchCases({ api }: Pick<Screen, 'api'>): Polled<CaseListResponse> {
  const params = { query: { limit: `${MOST}` } };
  return pollSame((signal) => answerOf(api.GET('/v1/cases', { params, signal })), {
    everyMs: 2_000,
    idleMs: 6_000,
  });
}
