import type { CaseListResponse } from '../../api/cases.ts';
import type { JournalResponse } from '../../api/orders.ts';
import type { ApiClient } from './api-client.ts';

/** The whole journal of an order, oldest first. */
export async function journalOf(
  client: ApiClient,
  orderId: string,
): Promise<JournalResponse['entries']> {
  const entries: JournalResponse['entries'] = [];
  let cursor: string | undefined = '0';
  while (cursor !== undefined) {
    const path: string = `/v1/orders/${orderId}/journal?limit=100&cursor=${cursor}`;
    const { body } = await client.get<JournalResponse>('cashier', path);
    entries.push(...body.entries);
    cursor = body.next;
  }
  return entries;
}

/** Every open case of the merchant. */
export async function openCases(client: ApiClient): Promise<CaseListResponse['cases']> {
  const cases: CaseListResponse['cases'] = [];
  let cursor = '';
  do {
    const path = `/v1/cases?limit=100${cursor && `&cursor=${encodeURIComponent(cursor)}`}`;
    const { body } = await client.get<CaseListResponse>('cashier', path);
    cases.push(...body.cases);
    cursor = body.next ?? '';
  } while (cursor !== '');
  return cases;
}
