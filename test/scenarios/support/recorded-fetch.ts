import { vi } from 'vitest';

/** One request of a client of ours, and everything that came back. */
export interface Exchange {
  readonly method: string;
  readonly url: string;
  /** As it was sent, when it was text. */
  readonly sent: string;
  readonly status: number;
  readonly headers: string;
  readonly answered: string;
}

/** From now on keeps what this process asks at any address, until `stop`. */
export function recordFetch(): { readonly exchanges: readonly Exchange[]; stop(): void } {
  const exchanges: Exchange[] = [];
  const real = globalThis.fetch;
  vi.stubGlobal('fetch', async (input: string | URL, init: RequestInit = {}) => {
    const answer = await real(input, init);
    exchanges.push({
      method: init.method ?? 'GET',
      url: String(input),
      sent: typeof init.body === 'string' ? init.body : '',
      status: answer.status,
      headers: JSON.stringify([...answer.headers]),
      answered: await answer.clone().text(),
    });
    return answer;
  });
  return { exchanges, stop: () => vi.unstubAllGlobals() };
}
