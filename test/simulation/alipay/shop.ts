import { walletBuyer } from '../../../local/alipay-simulator/ledger/wallet-buyer.ts';
import { type Backend, capture } from './backend.ts';
import { HOUR } from './times.ts';

/** A payment with a code that hangs in a shop: the customer has typed the amount. */
export interface ShopSale {
  readonly account: string;
  readonly storeId: string;
  readonly terminalId: string;
  readonly currency: string;
  readonly minor: number;
  readonly notifyUrl: string;
}

/** Alipay makes up the number, and nothing but its notification tells of it (protocol 3.9). */
export function payAtShop(backend: Backend, sale: ShopSale): void {
  const { account, storeId, terminalId, currency, minor, notifyUrl } = sale;
  const { books, mischief, surroundings } = backend;
  const n = mischief.nth('shop', account);
  const outTradeNo = `QR${mischief.digits(20, 'shop', account, n)}`;
  const order = {
    outTradeNo,
    totalFen: minor,
    currency,
    subject: 'Noodle House',
    fingerprint: outTradeNo,
    expires: { afterMs: HOUR },
    notifyUrl,
    echo: { currency, extra_common_param: JSON.stringify({ s: storeId, t: terminalId }) },
    ...walletBuyer(outTradeNo),
  };
  const expiresAt = surroundings.now() + HOUR;
  capture(backend, books.open(account, order, { expiresAt, shop: true }));
}
