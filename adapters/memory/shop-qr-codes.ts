import type { MerchantId, StoreId } from '../../core/domain/ids.ts';
import type { ShopQrCode } from '../../core/domain/shop-qr-code.ts';
import type { ShopQrCodes } from '../../core/ports/shop-qr-codes.ts';
import { keyOf } from './state.ts';

export class MemoryShopQrCodes implements ShopQrCodes {
  readonly #codes = new Map<string, ShopQrCode>();

  async find(
    merchantId: MerchantId,
    storeId: StoreId,
    terminalId: string,
  ): Promise<ShopQrCode | undefined> {
    return structuredClone(this.#codes.get(keyOf(merchantId, `${storeId}#${terminalId}`)));
  }

  async keep(code: ShopQrCode): Promise<void> {
    const { merchantId, storeId, terminalId } = code;
    this.#codes.set(keyOf(merchantId, `${storeId}#${terminalId}`), structuredClone(code));
  }

  async ofStore(
    merchantId: MerchantId,
    storeId: StoreId,
    limit: number,
  ): Promise<readonly ShopQrCode[]> {
    const prefix = keyOf(merchantId, `${storeId}#`);
    const found = [...this.#codes].filter(([key]) => key.startsWith(prefix));
    const sorted = found.sort(([a], [b]) => (a < b ? -1 : 1)).map(([, code]) => code);
    return structuredClone(sorted.slice(0, limit));
  }
}
