import type { OrderResponse } from '../../../../api/orders.ts';
import { type Answer, answerOf } from '../../api/answer.ts';
import type { Api } from '../../api/client.ts';
import { language } from '../../i18n/language.ts';
import { editBody, orderBody, type Ticket } from './ticket.ts';

/** What becomes of the ticket once it is an order. `code`: what the customer's Alipay showed. */
export type Next =
  | { readonly end: 'pay'; readonly code?: string | undefined }
  | { readonly end: 'hold'; readonly label: string };

/** Long enough for a meal; held again, it begins anew. */
export const HOLD_MINUTES = 120;

interface Place {
  readonly ticket: Ticket;
  readonly key: string;
  readonly next: Next;
}

type Deps = { readonly api: Api; readonly storeId: string };

/** A new order, or the change of one; and put aside, where that is wanted. Safe to repeat. */
export async function placeTicket(
  deps: Deps,
  { ticket, key, next }: Place,
): Promise<Answer<OrderResponse>> {
  const placed = await send(deps, ticket, key);
  if (!placed.ok || next.end === 'pay') return placed;
  const { orderId } = placed.data;
  const body = { untilMinutes: HOLD_MINUTES, ...(next.label !== '' && { label: next.label }) };
  const held = await answerOf(
    deps.api.POST('/v1/orders/{orderId}/hold', { params: { path: { orderId } }, body }),
  );
  return held as Answer<OrderResponse>;
}

async function send(
  { api, storeId }: Deps,
  ticket: Ticket,
  key: string,
): Promise<Answer<OrderResponse>> {
  const header = { 'Idempotency-Key': key };
  const { changes } = ticket;
  if (changes === undefined) {
    const body = orderBody(ticket, storeId, language.value);
    return (await answerOf(
      api.POST('/v1/orders', { params: { header }, body }),
    )) as Answer<OrderResponse>;
  }
  const { orderId, version } = changes;
  return (await answerOf(
    api.PATCH('/v1/orders/{orderId}', {
      params: { path: { orderId }, header },
      headers: { 'If-Match': `"v${version}"` },
      body: editBody(ticket, language.value),
    }),
  )) as Answer<OrderResponse>;
}
