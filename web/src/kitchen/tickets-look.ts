import type { TicketListResponse } from '../../../api/kitchen.ts';
import type { Answer } from '../api/answer.ts';
import type { Api } from '../api/client.ts';
import { ifNoneMatch, type Looked, lookAt } from '../live/look.ts';

/** Twice as many tickets as the API counts for a board. */
const MOST_PAGES = 10;
const ON_PAGE = '100';

export type TicketLook = (
  etag: string | undefined,
  aborted: AbortSignal,
) => Promise<Looked<TicketListResponse>>;

interface Page {
  readonly etag: string | undefined;
  readonly data: TicketListResponse;
}

/**
 * Looks at all open tickets of a station, or of the whole kitchen. Each page has a tag of its own, so
 * that a look at a full kitchen without news costs no more than one at an empty kitchen.
 */
export function ticketLook(api: Api, storeId: string, station: string | undefined): TicketLook {
  let pages: ReadonlyMap<string, Page> = new Map();
  return async (_, aborted) => {
    const seen = new Map<string, Page>();
    let news: (Answer<TicketListResponse> & { ok: true }) | undefined;
    let cursor: string | undefined = '';
    while (cursor !== undefined && seen.size < MOST_PAGES) {
      const known = pages.get(cursor);
      const looked: Looked<TicketListResponse> = await lookAt(
        api.GET('/v1/stores/{storeId}/tickets', {
          params: {
            path: { storeId },
            query: {
              limit: ON_PAGE,
              ...(station !== undefined && { station }),
              ...(cursor !== '' && { cursor }),
            },
          },
          signal: aborted,
          ...ifNoneMatch(known?.etag),
        }),
      );
      if (looked !== 'unchanged' && !looked.ok) return looked;
      const page: Page | undefined = looked === 'unchanged' ? known : pageOf(looked);
      if (page === undefined) break;
      if (looked !== 'unchanged') news = looked;
      seen.set(cursor, page);
      cursor = page.data.next;
    }
    pages = seen;
    // A page that is no longer there was the next of one that is news.
    return news === undefined ? 'unchanged' : { ...news, data: together(news.data, seen) };
  };
}

const pageOf = ({ data, response }: Answer<TicketListResponse> & { ok: true }): Page => ({
  etag: response.headers.get('etag') ?? undefined,
  data,
});

/** The newest answer says what time it is, and all pages what there is to make. */
const together = (
  newest: TicketListResponse,
  pages: ReadonlyMap<string, Page>,
): TicketListResponse => ({
  ...newest,
  tickets: [...pages.values()].flatMap(({ data }) => data.tickets),
});
