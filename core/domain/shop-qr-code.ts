import type { MerchantId, StoreId } from './ids.ts';
import type { Currency } from './money.ts';

/** A static QR code: it hangs at one terminal of a store, and the customer types the amount. */
export interface ShopQrCode {
  readonly merchantId: MerchantId;
  readonly storeId: StoreId;
  readonly terminalId: string;
  readonly currency: Currency;
  /** What the printed QR code encodes. */
  readonly codeText: string;
  /** A picture of it at Alipay, where the gateway offers one. */
  readonly imageUrl?: string | undefined;
  readonly status: ShopQrStatus;
  /** Ms since 1970. */
  readonly createdAt: number;
}

/** A stopped code tells its customer that it is invalid. */
export type ShopQrStatus = 'ACTIVE' | 'STOPPED';

/** What can be done to a code, and what it is afterwards. What is deleted is so for good, and not kept. */
export const SHOP_QR_ACTIONS = {
  stop: 'STOPPED',
  restart: 'ACTIVE',
  delete: 'DELETED',
} as const satisfies Record<string, ShopQrStatus | 'DELETED'>;
export type ShopQrAction = keyof typeof SHOP_QR_ACTIONS;

export const isShopQrAction = (text: string): text is ShopQrAction =>
  Object.hasOwn(SHOP_QR_ACTIONS, text);
