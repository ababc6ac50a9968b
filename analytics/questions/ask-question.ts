import { createHash } from 'node:crypto';
import type { MerchantId } from '../../core/domain/ids.ts';
import { fail, ok, type Result } from '../../core/domain/result.ts';
import type { Clock } from '../../core/ports/clock.ts';
import type { Counters } from '../../core/ports/counters.ts';
import { type Rejection, tooMany, unprocessable } from '../../core/usecases/rejection.ts';
import type { Answer, Answers } from './answer.ts';
import { EngineBusy, type QueryEngine } from './engine.ts';
import { type Values, valuesOf } from './parameter-values.ts';
import type { Question } from './question.ts';
import { type Bound, daysBefore, type Scope, scopedQuery } from './scoped-query.ts';

const ANSWER_POLICY = {
  mostDays: 400,
  /** Of days that are not over, an answer is as good as this is short. */
  freshForMs: 20_000,
  /** Less than the bucket keeps what was found. */
  keptForMs: 6 * 86_400_000,
  openKeptForMs: 3_600_000,
  /** Of one merchant at once: begun within a window and not seen to end. A dashboard asks a dozen. */
  mostRunning: 40,
  windowMs: 60_000,
} as const;

export interface AskDeps {
  readonly answers: Answers;
  readonly engine: QueryEngine;
  readonly counters: Counters;
  readonly clock: Clock;
}

export interface Asked {
  readonly merchantId: MerchantId;
  readonly from: string;
  readonly to: string;
  /** What the caller may see of what they want; undefined: all stores of the merchant. */
  readonly storeIds?: readonly string[] | undefined;
  readonly parameters: Values;
}

/** An answer that is there, or runs, or begins to. */
export async function askQuestion(
  deps: AskDeps,
  question: Question,
  asked: Asked,
): Promise<Result<Answer, Rejection>> {
  const fault = faultOfDays(asked);
  if (fault) return fail(fault);
  const values = valuesOf(question.parameters, asked.parameters);
  if (!values.ok) return values;
  const now = deps.clock.now();
  const wanted = { ...asked, parameters: values.value, ...distinctStores(asked) };
  const answerId = answerIdOf(question, wanted, now);
  const known = await deps.answers.find(asked.merchantId, answerId);
  if (known && known.status !== 'FAILED' && known.keptUntil > now) return ok(known);
  const attempt = (known?.attempt ?? 0) + 1;
  return await begin(deps, question, { ...wanted, answerId, attempt, askedAt: now });
}

type Begun = Asked & Pick<Answer, 'answerId' | 'attempt' | 'askedAt'>;

async function begin(
  deps: AskDeps,
  question: Question,
  asked: Begun,
): Promise<Result<Answer, Rejection>> {
  const { answers, counters } = deps;
  const { windowMs, mostRunning } = ANSWER_POLICY;
  const seat = seatOf(asked);
  if (!(await counters.take(seat, mostRunning, asked.askedAt + 2 * windowMs))) return fail(busy());
  const answer = await run(deps, question, asked).catch(async (error: unknown) => {
    await counters.giveBack(seat);
    if (error instanceof EngineBusy) return undefined;
    throw error;
  });
  if (!answer) return fail(busy());
  if (await answers.begin(answer)) return ok(answer);
  // Somebody asked the same at the same moment; the engine has run it once.
  await counters.giveBack(seat);
  return ok((await answers.find(answer.merchantId, answer.answerId)) ?? answer);
}

async function run({ engine }: AskDeps, question: Question, asked: Begun): Promise<Answer> {
  const { merchantId, answerId, attempt, askedAt, parameters, from, to, storeIds } = asked;
  const scope: Scope = { merchantId, storeIds, from, to, openFrom: openFrom(askedAt) };
  const isSettled = isOver(asked, askedAt);
  const { keptForMs, openKeptForMs } = ANSWER_POLICY;
  // Whoever asks when the answer and its attempts are forgotten must not get the old run again.
  const runId = await engine.start({
    query: scopedQuery(question, scope, boundsOf(question, parameters), engine.database),
    token: `${answerId}-${attempt}-${Math.floor(askedAt / keptForMs)}`,
    isSettled,
  });
  const keptUntil = askedAt + (isSettled ? keptForMs : openKeptForMs);
  return {
    ...{ merchantId, answerId, name: question.name, from, to, storeIds, parameters },
    ...{ status: 'RUNNING', runId, attempt, askedAt, keptUntil },
  };
}

/** What counts the merchant's runs that began about then. */
export const seatOf = ({ merchantId, askedAt }: Pick<Answer, 'merchantId' | 'askedAt'>): string =>
  `answers#${merchantId}#${Math.floor(askedAt / ANSWER_POLICY.windowMs)}`;

const busy = (): Rejection => tooMany('Too many questions at once; ask again in a moment.');

/**
 * The first day whose facts may still be in two files. Three days before the business date of any
 * store on earth, which is at most one day behind UTC.
 */
const openFrom = (now: number): string => daysBefore(new Date(now).toISOString().slice(0, 10), 4);

const isOver = ({ to }: Asked, now: number): boolean => to < openFrom(now);

function faultOfDays({ from, to }: Asked): Rejection | undefined {
  const { mostDays } = ANSWER_POLICY;
  const days = (Date.parse(to) - Date.parse(from)) / 86_400_000 + 1;
  if (days >= 1 && days <= mostDays) return undefined;
  const text = `to is from one to ${mostDays} days from the beginning of from.`;
  return unprocessable('bad-days', 'to', text, { most: mostDays });
}

const distinctStores = ({ storeIds }: Asked): Pick<Asked, 'storeIds'> =>
  storeIds ? { storeIds: [...new Set(storeIds)].sort() } : {};

const boundsOf = ({ parameters }: Question, values: Values): Readonly<Record<string, Bound>> =>
  Object.fromEntries(
    parameters.map(({ name }) => {
      const value = values[name] ?? '';
      return [name, typeof value === 'number' ? { type: 'int', value } : { type: 'string', value }];
    }),
  );

/** The same for the same, as long as no other answer is due; a question that was rewritten is another. */
function answerIdOf({ name, sql, columns, lookbackDays }: Question, asked: Asked, now: number) {
  const { merchantId, from, to, storeIds = null, parameters } = asked;
  const moment = isOver(asked, now) ? null : Math.floor(now / ANSWER_POLICY.freshForMs);
  const what = [merchantId, name, from, to, storeIds, Object.entries(parameters).sort(), moment];
  const text = JSON.stringify([what, sql, columns.map((one) => one.name), lookbackDays]);
  return createHash('sha256').update(text).digest('hex').slice(0, 40);
}
