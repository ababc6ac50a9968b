import { createHash } from 'node:crypto';
import type { Order } from './trade.ts';

/** The buyer behind a wallet that scans, unless the wallet says who it is. */
export const walletUserId = '2088102146225135';

/** A buyer as Alipay names them to merchants. */
export const buyerWith = (buyerId: string): Pick<Order, 'buyerId' | 'buyerLogonId'> => ({
  buyerId,
  buyerLogonId: `159****${buyerId.slice(-4)}`,
});

/** What a wallet adds to an order. A trade has one code, so its text stands for the scanned code. */
export const walletBuyer = (
  codeText: string,
  buyerId: string = walletUserId,
): Pick<Order, 'codeHash' | 'buyerId' | 'buyerLogonId'> => ({
  codeHash: createHash('sha256').update(codeText).digest('hex'),
  ...buyerWith(buyerId),
});
