import type { ShopQrResponse } from '../../../api/shop-qr.ts';
import type { ShopQrCode } from '../../../core/domain/shop-qr-code.ts';

export const presentShopQr = (code: ShopQrCode): ShopQrResponse => ({
  storeId: code.storeId,
  terminalId: code.terminalId,
  currency: code.currency,
  codeText: code.codeText,
  imageUrl: code.imageUrl,
  createdAt: code.createdAt,
});
