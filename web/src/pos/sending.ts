import { type ReadonlySignal, signal } from '@preact/signals';
import { type Answer, type Failure, pastOldToken } from '../api/answer.ts';

/** How far something is that a person asked for. */
export type SendingNow =
  | { readonly step: 'ready' }
  | { readonly step: 'sending'; readonly tries: number }
  /** No answer: it may have happened, so nothing else can be asked before it is known. */
  | { readonly step: 'unknown' }
  | { readonly step: 'refused'; readonly failure: Failure & { kind: 'refused' } };

export interface Sending<B> {
  readonly now: ReadonlySignal<SendingNow>;
  /** Asks for it under a key of its own. Does nothing while something else is on its way. */
  send(body: B): Promise<void>;
  /** After no answer: the very same again, under the same key, which has one effect. */
  again(): Promise<void>;
}

export interface SendingOptions<B, T> {
  readonly ask: (body: B, key: string) => Promise<Answer<T>>;
  readonly onDone: (data: T, response: Response, body: B) => void;
  readonly pause?: (ms: number) => Promise<void>;
  readonly newKey?: () => string;
}

/** Pauses before it asks again by itself; then a person decides when. */
const PAUSES_MS = [800, 1_600, 3_200] as const;

const wait = (ms: number): Promise<void> => new Promise((resolve) => setTimeout(resolve, ms));

/** One wish at a time, each with one effect, however often the network makes us say it. */
export function sending<B, T>(options: SendingOptions<B, T>): Sending<B> {
  const { ask, onDone, pause = wait, newKey = () => crypto.randomUUID() } = options;
  const now = signal<SendingNow>({ step: 'ready' });
  let wish: { readonly body: B; readonly key: string } | undefined;

  const round = async ({ body, key }: NonNullable<typeof wish>): Promise<void> => {
    for (let tries = 1; tries <= PAUSES_MS.length + 1; tries++) {
      now.value = { step: 'sending', tries };
      const answer = pastOldToken(await ask(body, key));
      if (answer.ok) {
        wish = undefined;
        now.value = { step: 'ready' };
        onDone(answer.data, answer.response, body);
        return;
      }
      const { failure } = answer;
      // What was asked before may still be at work on it.
      if (failure.kind === 'refused' && failure.code !== 'request-in-progress') {
        wish = undefined;
        now.value = { step: 'refused', failure };
        return;
      }
      const ms = PAUSES_MS[tries - 1];
      if (ms !== undefined) await pause(ms);
    }
    now.value = { step: 'unknown' };
  };
  return {
    now,
    async send(body) {
      if (wish !== undefined) return;
      wish = { body, key: newKey() };
      await round(wish);
    },
    async again() {
      if (wish !== undefined && now.value.step === 'unknown') await round(wish);
    },
  };
}
