import createClient, { type Client } from 'openapi-fetch';
import { language } from '../i18n/language.ts';
import { learnClock } from '../live/server-clock.ts';
import type { paths } from './schema.d.ts';

/** Requests and answers are typed by the OpenAPI document (`npm run web:types`). */
export type Api = Client<paths>;

export interface ApiOptions {
  /** The bearer token; undefined where a route needs none. Rejects where it cannot be had now. */
  readonly token: () => Promise<string | undefined>;
  /** Where the API is. Default: where the page came from. */
  readonly baseUrl?: string;
}

/** Longer than the slowest answer of the API, which is a payment's (4.5 s and what it writes). */
const TIMEOUT_MS = 12_000;

/** The API of the origin that served the page. */
export function apiClient({ token, baseUrl = '' }: ApiOptions): Api {
  const api = createClient<paths>({
    baseUrl,
    fetch: (request) => fetch(request, { signal: withTimeout(request.signal) }),
  });
  api.use({
    async onRequest({ request }) {
      const bearer = await token();
      if (bearer !== undefined) request.headers.set('authorization', `Bearer ${bearer}`);
      request.headers.set('accept-language', language.value);
      return request;
    },
    onResponse({ response }) {
      learnClock(response);
    },
  });
  return api;
}

const withTimeout = (signal: AbortSignal): AbortSignal =>
  AbortSignal.any([signal, AbortSignal.timeout(TIMEOUT_MS)]);
