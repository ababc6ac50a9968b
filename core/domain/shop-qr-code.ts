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
  /** Ms since 1970. */
  readonly createdAt: number;
}
