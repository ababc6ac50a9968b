import { createHmac } from 'node:crypto';
import type { Order } from '../../../core/domain/order.ts';

/**
 * Who a guest is to one order. Keyed and of that order alone, so that an order tells nothing of where
 * else a phone has been, and whoever reads it cannot act as its guests.
 */
export const dinerKeyOf =
  (secret: string, session: string) =>
  ({ orderId }: Pick<Order, 'orderId'>): string =>
    createHmac('sha256', secret).update(`diner\n${orderId}\n${session}`).digest('base64url');
