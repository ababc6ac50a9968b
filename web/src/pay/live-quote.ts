import { effect, type ReadonlySignal, signal } from '@preact/signals';
import type { QuoteResponse } from '../../../api/orders.ts';
import { answerOf, type Failure } from '../api/answer.ts';
import type { Api } from '../api/client.ts';
import type { OrderRequest } from './kept-sale.ts';

/** What the cart costs by the API. The last price stays on the screen while a new one is asked for. */
export interface LiveQuote {
  readonly quote: ReadonlySignal<QuoteResponse | undefined>;
  readonly isAsking: ReadonlySignal<boolean>;
  readonly failure: ReadonlySignal<Failure | undefined>;
  stop(): void;
}

/** Somebody who counts up to five asks once. */
const PAUSE_MS = 250;
const RETRY_MS = 3_000;

/** Asks for the price of what is wanted, a moment after it changed, until it is known. */
export function liveQuote(api: Api, request: ReadonlySignal<OrderRequest | undefined>): LiveQuote {
  const quote = signal<QuoteResponse | undefined>(undefined);
  const isAsking = signal(false);
  const failure = signal<Failure | undefined>(undefined);
  let timer: ReturnType<typeof setTimeout> | undefined;
  let running: AbortController | undefined;
  const ask = async (body: OrderRequest): Promise<void> => {
    running = new AbortController();
    const { signal: aborted } = running;
    const answer = await answerOf(api.POST('/v1/orders/quote', { body, signal: aborted }));
    if (aborted.aborted) return;
    isAsking.value = false;
    failure.value = answer.ok ? undefined : answer.failure;
    if (answer.ok) quote.value = answer.data;
    else if (answer.failure.kind === 'unknown') timer = setTimeout(() => void ask(body), RETRY_MS);
  };
  const stop = effect(() => {
    const wanted = request.value;
    running?.abort();
    clearTimeout(timer);
    isAsking.value = wanted !== undefined;
    if (wanted === undefined) {
      quote.value = undefined;
      failure.value = undefined;
      return;
    }
    timer = setTimeout(() => void ask(wanted), PAUSE_MS);
  });
  return {
    ...{ quote, isAsking, failure },
    stop: () => {
      stop();
      running?.abort();
      clearTimeout(timer);
    },
  };
}
