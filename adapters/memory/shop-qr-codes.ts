import type { MerchantId, StoreId } from '../../core/domain/ids.ts';
import type { ShopQrCode, ShopQrStatus } from '../../core/domain/shop-qr-code.ts';
import type { ShopQrCodes } from '../../core/ports/shop-qr-codes.ts';
import { keyOf } from './state.ts';

const placeOf = ({
  merchantId,
  storeId,
  terminalId,
}: Pick<ShopQrCode, 'merchantId' | 'storeId' | 'terminalId'>): string =>
  keyOf(merchantId, `${storeId}#${terminalId}`);

export class MemoryShopQrCodes implements ShopQrCodes {
  readonly #codes = new Map<string, ShopQrCode>();

  async find(
    merchantId: MerchantId,
    storeId: StoreId,
    terminalId: string,
  ): Promise<ShopQrCode | undefined> {
    return structuredClone(this.#codes.get(placeOf({ merchantId, storeId, terminalId })));
  }

  async keep(code: ShopQrCode): Promise<ShopQrCode> {
    const kept = this.#codes.get(placeOf(code)) ?? code;
    this.#codes.set(placeOf(code), structuredClone(kept));
    return structuredClone(kept);
  }

  async setStatus(code: ShopQrCode, status: ShopQrStatus): Promise<void> {
    const kept = this.#codes.get(placeOf(code));
    if (kept?.codeText === code.codeText) this.#codes.set(placeOf(code), { ...kept, status });
  }

  async remove(code: ShopQrCode): Promise<void> {
    const kept = this.#codes.get(placeOf(code));
    if (kept?.codeText === code.codeText) this.#codes.delete(placeOf(code));
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
