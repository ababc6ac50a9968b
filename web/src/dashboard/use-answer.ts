import { type ReadonlySignal, useSignal } from '@preact/signals';
import { useEffect } from 'preact/hooks';
import type { Asked, Trouble } from './ask.ts';
import type { Desk } from './desk.ts';
import type { Found } from './found.ts';

export interface AnswerNow {
  /** The last that came: it stays while another is looked for, and where that cannot be had. */
  readonly found?: Found;
  /** To what it is the answer. */
  readonly to?: Asked;
  readonly isLoading: boolean;
  readonly trouble?: Trouble;
}

export interface Answering {
  readonly now: ReadonlySignal<AnswerNow>;
  again(): void;
}

/** The answer to a question, asked anew whenever it becomes another one. */
export function useAnswer({ ask, round }: Desk, asked: Asked): Answering {
  const now = useSignal<AnswerNow>({ isLoading: true });
  const tries = useSignal(0);
  const key = JSON.stringify(asked);
  useEffect(() => {
    const leave = new AbortController();
    const { found, to } = now.value;
    const kept = found && to ? { found, to } : {};
    now.value = { ...kept, isLoading: true };
    void ask(asked, leave.signal).then((outcome) => {
      if (leave.signal.aborted) return;
      now.value = outcome.ok
        ? { found: outcome.found, to: asked, isLoading: false }
        : { ...kept, isLoading: false, trouble: outcome.trouble };
    });
    return () => leave.abort();
  }, [key, tries.value, round.value]);
  const again = (): void => {
    tries.value += 1;
  };
  return { now, again };
}
