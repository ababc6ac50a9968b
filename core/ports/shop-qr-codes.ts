import type { MerchantId, StoreId } from '../domain/ids.ts';
import type { ShopQrCode, ShopQrStatus } from '../domain/shop-qr-code.ts';

/** The static QR codes of a store, one of each terminal. */
export interface ShopQrCodes {
  find(
    merchantId: MerchantId,
    storeId: StoreId,
    terminalId: string,
  ): Promise<ShopQrCode | undefined>;
  /** Keeps the code unless the terminal has one; answers the one that it has. */
  keep(code: ShopQrCode): Promise<ShopQrCode>;
  /** Does nothing where this very code is no longer the terminal's. */
  setStatus(code: ShopQrCode, status: ShopQrStatus): Promise<void>;
  /** Does nothing where this very code is no longer the terminal's. */
  remove(code: ShopQrCode): Promise<void>;
  /** By terminal; at most `limit`. */
  ofStore(merchantId: MerchantId, storeId: StoreId, limit: number): Promise<readonly ShopQrCode[]>;
}
