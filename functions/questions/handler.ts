import type { Answer } from '../../analytics/questions/answer.ts';
import { askQuestion } from '../../analytics/questions/ask-question.ts';
import { questions } from '../../analytics/questions/catalog.ts';
import { lookAtAnswer } from '../../analytics/questions/look-at-answer.ts';
import { AnswerQuery } from '../../api/questions.ts';
import { conflict, notFound } from '../../core/usecases/rejection.ts';
import {
  answers,
  clock,
  counters,
  deviceCheck,
  directory,
  foundRows,
  queryEngine,
  tokenKeys,
} from '../shared/compose.ts';
import { httpFunction } from '../shared/http/http-function.ts';
import { parseQuery } from '../shared/http/parse-query.ts';
import type { Principal } from '../shared/http/principal.ts';
import { refused } from '../shared/http/problem.ts';
import { knownStoreInScope } from '../shared/http/scope.ts';
import { csvOf, presentAnswer, presentQuestion } from './present.ts';

const depsOf = () => ({
  ...{ answers: answers(), found: foundRows(), engine: queryEngine(), counters: counters() },
  ...{ clock: clock(), questions: questions() },
});

export const handler = httpFunction(
  { clock: clock(), tokenKeys, deviceCheck },
  {
    'GET /v1/questions': async () => ({
      status: 200,
      body: { questions: [...questions().values()].map(presentQuestion) },
    }),

    'POST /v1/questions/{question}/answers': async ({ principal, param, body }) => {
      const question = questions().get(param('question'));
      if (!question) throw refused(notFound('question'));
      const { merchantId } = principal;
      const { from, to, parameters = {} } = body;
      const storeIds = await storesSeen(principal, body.storeIds);
      const asked = { merchantId, from, to, storeIds, parameters };
      const answer = await askQuestion(depsOf(), question, asked);
      if (!answer.ok) throw refused(answer.error);
      const { answerId, status } = answer.value;
      const headers = { location: `/v1/answers/${answerId}` };
      return { status: 202, headers, body: { answerId, status } };
    },

    'GET /v1/answers/{answerId}': async ({ event, principal, param }) => {
      const { format } = parseQuery(event, AnswerQuery);
      const answer = await answerInScope(principal, param('answerId'));
      const seen = await lookAtAnswer(depsOf(), answer);
      if (format === 'json') return { status: 200, body: presentAnswer(seen) };
      const csv = csvOf(seen);
      if (csv === undefined) throw refused(NOT_DONE);
      const { name, from, to } = answer;
      const headers = {
        'content-disposition': `attachment; filename="${name}-${from}-${to}.csv"`,
      };
      const media = { type: 'text/csv; charset=utf-8', bytes: Buffer.from(csv) };
      return { status: 200, headers, media };
    },
  },
);

const NOT_DONE = conflict('answer-not-done', 'The answer is not there to be downloaded.');

/**
 * The stores that a question is of: what the caller wants of what they may see, or all of that.
 * @throws ProblemError 404 for a store that is not theirs.
 */
async function storesSeen(
  principal: Principal,
  wanted: readonly string[] | undefined,
): Promise<readonly string[] | undefined> {
  const own = principal.storeId && [principal.storeId];
  const known = wanted?.map((storeId) => knownStoreInScope(directory(), principal, storeId));
  return known ? await Promise.all(known) : own;
}

/** @throws ProblemError 404 for the answer of another merchant, or of stores that are not theirs. */
async function answerInScope(principal: Principal, answerId: string): Promise<Answer> {
  const isId = /^[0-9a-f]{40}$/.test(answerId);
  const answer = isId ? await answers().find(principal.merchantId, answerId) : undefined;
  const sees = ({ storeIds }: Answer): boolean =>
    principal.storeId === undefined ||
    (storeIds?.every((storeId) => storeId === principal.storeId) ?? false);
  if (!answer || answer.keptUntil <= clock().now() || !sees(answer)) {
    throw refused(notFound('answer'));
  }
  return answer;
}
