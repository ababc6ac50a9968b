import { createHmac, timingSafeEqual } from 'node:crypto';
import {
  type MerchantId,
  type OrderId,
  parseMerchantId,
  parseOrderId,
} from '../../core/domain/ids.ts';
import type { Order } from '../../core/domain/order.ts';

interface Named {
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
}

/** 132 bits: nobody guesses it, and the code on a receipt stays easy to scan. */
const MAC_LENGTH = 22;

/**
 * What a receipt's code carries: it names the order and its tenant, and proves that we gave it out, so
 * that nothing has to be kept or looked up to know whose it is.
 */
export const receiptToken = (order: Pick<Order, keyof Named>, secret: string): string =>
  `${order.merchantId}.${order.orderId}.${macOf(order, secret)}`;

/** The order that a token is of, or undefined where it is none of ours. */
export function orderOfToken(token: string, secret: string): Named | undefined {
  const [merchant = '', order = '', mac = '', ...more] = token.split('.');
  const [merchantId, orderId] = [parseMerchantId(merchant), parseOrderId(order)];
  if (!merchantId || !orderId || more.length > 0) return undefined;
  const [given, ours] = [Buffer.from(mac), Buffer.from(macOf({ merchantId, orderId }, secret))];
  if (given.length !== ours.length || !timingSafeEqual(given, ours)) return undefined;
  return { merchantId, orderId };
}

const macOf = ({ merchantId, orderId }: Named, secret: string): string =>
  createHmac('sha256', secret)
    .update(`receipt link\n${merchantId}\n${orderId}`)
    .digest('base64url')
    .slice(0, MAC_LENGTH);
