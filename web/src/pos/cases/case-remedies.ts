import type { OpenCase } from './open-case.ts';

/** What a person at a till can do about a case with one press. */
export type Remedy =
  /** Money that no order asked for: find whose it is, or give it back. */
  | 'assign'
  | 'refund'
  /** The kitchen was told by word of mouth; its ticket counts as seen. */
  | 'acknowledge'
  /** What is wrong is put right at the order. */
  | 'open-order'
  /** Say what was done. */
  | 'resolve';

/**
 * What helps, the likeliest first. Money that lies there is decided about, and cannot be talked away:
 * the API refuses to resolve it.
 */
export function remediesOf({ kind, tradeNo, orderId, ticketId }: OpenCase): Remedy[] {
  if (kind === 'unsolicited-credit' && tradeNo !== undefined) return ['assign', 'refund'];
  const open: Remedy[] = orderId === undefined ? [] : ['open-order'];
  if (kind === 'kitchen-silent' && ticketId !== undefined) return ['acknowledge', ...open];
  if (kind === 'partly-paid') return [...open, 'resolve'];
  return ['resolve', ...open];
}
