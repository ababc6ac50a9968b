import type { Service } from '../gateway.ts';
import type { HttpAnswer } from '../http.ts';
import { notificationNamed } from '../ledger/notifications.ts';
import { tradeById } from '../ledger/trade.ts';

const text = (body: string): HttpAnswer => ({
  status: 200,
  contentType: 'text/plain;charset=utf-8',
  body,
});

/**
 * notify_verify: whether a notify_id is one that Alipay sent to that partner and that was not yet
 * acknowledged (protocol 3.10). Needs no signature, and has none.
 */
export function verifyNotification(
  params: ReadonlyMap<string, string>,
  { merchants, database }: Service<'global'>,
): HttpAnswer {
  const partner = params.get('partner') ?? '';
  const notifyId = params.get('notify_id');
  if (!merchants.has(partner)) return text('ILLEGAL_PARTNER');
  if (notifyId === undefined) return text('ILLEGAL_ARGUMENT');
  const sent = notificationNamed(database, notifyId);
  const isOurs = sent?.state === 'waiting' && tradeById(database, sent.tradeId).account === partner;
  return text(String(isOurs));
}
