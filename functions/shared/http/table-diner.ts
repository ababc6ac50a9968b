import { createHmac } from 'node:crypto';
import type { Order } from '../../../core/domain/order.ts';
import { notFound } from '../../../core/usecases/rejection.ts';
import { dinerOf } from './diner.ts';
import type { Principal } from './principal.ts';
import { ProblemError, refused } from './problem.ts';

/** How somebody at a table says who they are. */
interface Asking {
  /** A diner's token: the same guest on every phone of theirs. */
  readonly principal: Principal | undefined;
  /** The phone's own word, of those who have not signed in. */
  readonly session: string | undefined;
}

/** Who a guest is to one order. */
export type DinerKey = (order: Pick<Order, 'merchantId' | 'orderId'>) => string;

/**
 * Keyed and of that order alone, so that an order tells nothing of where else somebody has been, and
 * whoever reads it cannot act as its guests. A token counts, whatever session comes with it.
 * @throws ProblemError 400 naming the session where there is neither; the key, 404 at the table of a
 * merchant whom the token is not of.
 */
export function dinerKeyOf(secret: string, { principal, session }: Asking): DinerKey {
  const keyed = (text: string): string =>
    createHmac('sha256', secret).update(text).digest('base64url');
  if (principal) {
    const dinerId = dinerOf(principal);
    return ({ merchantId, orderId }) => {
      if (merchantId !== principal.merchantId) throw refused(notFound('table'));
      return keyed(`signed-in diner\n${orderId}\n${dinerId}`);
    };
  }
  if (session === undefined) {
    const text = 'Send the session of this phone, or the token of a diner.';
    throw new ProblemError(400, 'invalid-request', text, { field: 'session' });
  }
  return ({ orderId }) => keyed(`diner\n${orderId}\n${session}`);
}
