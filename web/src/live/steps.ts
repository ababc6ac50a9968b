import type { paths } from '../api/schema.d.ts';

/** Some steps of one visit, as the API takes them. */
export type ToldSteps =
  paths['/v1/screen-steps']['post']['requestBody']['content']['application/json'];
export type Step = ToldSteps['steps'][number]['step'];

/** What somebody did, as a page sees it. */
export interface Seen {
  readonly step: Step;
  readonly isBack?: boolean;
  readonly itemId?: string;
}

export interface StepsDeps {
  /** Milliseconds that only ever go forward. */
  readonly now: () => number;
  readonly newId: () => string;
  readonly reading: () => Pick<ToldSteps, 'language' | 'isAccessible'>;
  /** Sends, or loses it: nobody waits, and nobody hears of it. */
  readonly send: (steps: ToldSteps) => void;
}

export interface Steps {
  note(seen: Seen): void;
  /** The visit is over; what comes next is another. */
  end(): void;
  /** Sends what has not been sent. */
  flush(): void;
  /** Whether the network is away. How long it was is a step itself. */
  away(isAway: boolean): void;
}

/** Steps follow each other; after so long without one they are sent. */
export const QUIET_MS = 10_000;
/** What a request takes, a session has, and a duration says at most. */
const [MOST_STEPS, MOST_NO, MOST_MS] = [50, 2_000, 86_400_000];

const whole = (ms: number): number => Math.min(Math.max(Math.round(ms), 0), MOST_MS);

/** Notes what is done at a screen, under a number that is made up for each visit. */
export function recordSteps({ now, newId, reading, send }: StepsDeps): Steps {
  let visit: { readonly sessionId: string; readonly startedAt: number } | undefined;
  let [no, lastAt] = [0, 0];
  let after: Step | undefined;
  let unsent: ToldSteps['steps'] = [];
  let awaySince: number | undefined;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const flush = (): void => {
    clearTimeout(timer);
    const steps = unsent;
    unsent = [];
    if (visit === undefined || steps.length === 0 || awaySince !== undefined) return;
    send({ sessionId: visit.sessionId, ...reading(), steps });
  };
  const end = (): void => {
    flush();
    visit = undefined;
  };
  const note = ({ step, isBack = false, itemId }: Seen, tookMs?: number): void => {
    const at = now();
    if (visit === undefined) {
      visit = { sessionId: newId(), startedAt: at };
      [no, lastAt, after] = [0, at, undefined];
    }
    if (no === MOST_NO) return;
    no += 1;
    const times = {
      sinceStartMs: whole(at - visit.startedAt),
      onPreviousMs: whole(tookMs ?? at - lastAt),
    };
    const what = { step, ...(after && { after }), isBack, ...(itemId !== undefined && { itemId }) };
    unsent.push({ no, ...what, ...times });
    [lastAt, after] = [at, step];
    clearTimeout(timer);
    if (unsent.length === MOST_STEPS) flush();
    else timer = setTimeout(flush, QUIET_MS);
  };
  const away = (isAway: boolean): void => {
    if (isAway) {
      awaySince ??= now();
      return;
    }
    if (awaySince === undefined) return;
    const tookMs = now() - awaySince;
    awaySince = undefined;
    const isAlone = visit === undefined;
    note({ step: 'offline' }, tookMs);
    if (isAlone) end();
  };
  return { note: (seen) => note(seen), end, flush, away };
}
