import { answerOf, type Failure } from '../api/answer.ts';
import type { Api } from '../api/client.ts';
import type { Days } from './days.ts';
import { type Found, foundIn } from './found.ts';

export interface Asked extends Days {
  readonly question: string;
  readonly storeIds?: readonly string[] | undefined;
  readonly parameters?: Readonly<Record<string, number | string>>;
}

export type Trouble =
  | { readonly why: 'too-much' | 'too-long' | 'broken' | 'unreachable' }
  /** The API's own sentence, in the reader's language. */
  | { readonly why: 'refused'; readonly detail: string };

export type Outcome =
  | { readonly ok: true; readonly found: Found }
  | { readonly ok: false; readonly trouble: Trouble };

export type Ask = (asked: Asked, signal: AbortSignal) => Promise<Outcome>;

export interface Asker {
  readonly ask: Ask;
  /** What is asked from now on is asked anew. */
  forget(): void;
}

/** One machine has two cores, and a page asks for six answers. */
const AT_ONCE = 3;
/** Between looks: sooner at first, since most answers are there at once. */
const LOOKS_MS = [150, 300, 600, 1_000, 1_500];
const LONGEST_MS = 120_000;
/** As fresh as the API's own answers about days that are not over. */
const FRESH_MS = 20_000;
const MOST_KEPT = 100;

/** Asks the API, a few questions at a time, and no question again whose answer is new. */
export function asker(api: Api): Asker {
  const turns = turnsOf(AT_ONCE);
  const kept = new Map<string, { at: number; outcome: Outcome }>();
  const ask: Ask = async (asked, signal) => {
    const name = JSON.stringify(asked);
    const known = kept.get(name);
    if (known !== undefined && Date.now() - known.at < FRESH_MS) return known.outcome;
    const outcome = await turns(signal, () => askOnce(api, asked, signal));
    if (kept.size > MOST_KEPT) kept.clear();
    if (outcome.ok) kept.set(name, { at: Date.now(), outcome });
    return outcome;
  };
  return { ask, forget: () => kept.clear() };
}

async function askOnce(api: Api, asked: Asked, signal: AbortSignal): Promise<Outcome> {
  const { question, from, to, storeIds, parameters } = asked;
  const body = {
    ...{ from, to },
    ...(storeIds && { storeIds: [...storeIds] }),
    ...(parameters && { parameters: { ...parameters } }),
  };
  const begun = await answerOf(
    api.POST('/v1/questions/{question}/answers', { params: { path: { question } }, body, signal }),
  );
  if (!begun.ok) return troubled(begun.failure);
  const { answerId } = begun.data;
  const until = Date.now() + LONGEST_MS;
  for (let looks = 0; Date.now() < until && !signal.aborted; looks += 1) {
    const looked = await answerOf(
      api.GET('/v1/answers/{answerId}', { params: { path: { answerId } }, signal }),
    );
    if (!looked.ok) return troubled(looked.failure);
    const { status, problem = 'broken' } = looked.data;
    if (status === 'FAILED') return { ok: false, trouble: { why: problem } };
    if (status === 'DONE') return { ok: true, found: foundIn(looked.data) };
    await pause(LOOKS_MS[looks] ?? 2_000, signal);
  }
  return { ok: false, trouble: { why: signal.aborted ? 'unreachable' : 'too-long' } };
}

const troubled = (failure: Failure): Outcome => ({ ok: false, trouble: troubleOf(failure) });

export const troubleOf = (failure: Failure): Trouble =>
  failure.kind === 'refused' ? { why: 'refused', detail: failure.detail } : { why: 'unreachable' };

const pause = (ms: number, signal: AbortSignal): Promise<void> =>
  new Promise((done) => {
    const timer = setTimeout(done, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      done();
    });
  });

/** Lets so many go at once; who has left meanwhile is not waited for. */
function turnsOf(atOnce: number) {
  const waiting: (() => void)[] = [];
  let running = 0;
  const leave = (): void => {
    running -= 1;
    waiting.shift()?.();
  };
  return async (signal: AbortSignal, work: () => Promise<Outcome>): Promise<Outcome> => {
    if (running >= atOnce) await new Promise<void>((go) => waiting.push(go));
    running += 1;
    try {
      if (signal.aborted) return { ok: false, trouble: { why: 'unreachable' } };
      return await work();
    } finally {
      leave();
    }
  };
}
