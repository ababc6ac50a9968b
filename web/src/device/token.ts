import type { Answer } from '../api/answer.ts';
import { serverNow } from '../live/server-clock.ts';

/** A token that is good now. `forget` when the API no longer takes it. */
export type Token = (() => Promise<string>) & { readonly forget: () => void };

interface Given {
  readonly accessToken: string;
  readonly expiresIn: number;
}

/** Tokens live in memory alone, and are asked for again this long before they end. */
const EARLY_MS = 60_000;

/**
 * Keeps a token that is good now. Concurrent callers wait for the same answer.
 * @param ask Proves who the screen is. Its answer also tells a screen with a wrong clock the time.
 * @param onGone The store does not know this screen, or not any more.
 */
export function keepToken(ask: () => Promise<Answer<Given>>, onGone: () => void): Token {
  let kept: { readonly token: string; readonly until: number } | undefined;
  let asking: Promise<string> | undefined;
  const renew = async (): Promise<string> => {
    const first = await ask();
    // Once more: the first answer may have put a wrong clock right.
    const answer = isRefused(first) ? await ask() : first;
    if (!answer.ok) {
      if (isRefused(answer)) onGone();
      throw new Error('No token for now.');
    }
    const { accessToken, expiresIn } = answer.data;
    kept = { token: accessToken, until: serverNow() + expiresIn * 1_000 - EARLY_MS };
    return accessToken;
  };
  const token = (): Promise<string> => {
    if (kept !== undefined && kept.until > serverNow()) return Promise.resolve(kept.token);
    asking ??= renew().finally(() => {
      asking = undefined;
    });
    return asking;
  };
  return Object.assign(token, {
    forget: () => {
      kept = undefined;
    },
  });
}

const isRefused = (answer: Answer<Given>): boolean =>
  !answer.ok && answer.failure.kind === 'refused' && answer.failure.status === 401;
