import type { CaseListResponse } from '../../../../api/cases.ts';
import { answerOf } from '../../api/answer.ts';
import type { Polled } from '../../live/poll.ts';
import { pollSame } from '../poll-same.ts';
import type { Till } from '../till.ts';

/** More than a morning brings; the oldest come first, so none is forgotten. */
const MOST = 50;

/** What waits for a person. */
export function watchCases({ api }: Pick<Till, 'api'>): Polled<CaseListResponse> {
  const params = { query: { limit: `${MOST}` } };
  return pollSame((signal) => answerOf(api.GET('/v1/cases', { params, signal })), {
    everyMs: 2_000,
    idleMs: 6_000,
  });
}
