import type { ShopQrResponse } from '../../../api/shop-qr.ts';
import type { ShopQrCode } from '../../../core/domain/shop-qr-code.ts';
import type { ChangedShopQr } from '../../../core/usecases/change-shop-qr.ts';

export const presentShopQr = (code: ShopQrCode | ChangedShopQr): ShopQrResponse => ({
  storeId: code.storeId,
  terminalId: code.terminalId,
  currency: code.currency,
  codeText: code.codeText,
  imageUrl: code.imageUrl,
  status: code.status,
  createdAt: code.createdAt,
});
