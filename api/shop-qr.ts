import * as z from 'zod/mini';
import { currency, instant, terminalId } from './fields.ts';

/** POST /v1/stores/{storeId}/shop-qr-codes. */
export const IssueShopQrRequest = z.strictObject({ terminalId });

/** A static QR code that hangs at a terminal; the customer types the amount. */
export const ShopQrResponse = z.object({
  storeId: z.string(),
  terminalId: z.string(),
  currency,
  /** What the QR code encodes. */
  codeText: z.string(),
  imageUrl: z.optional(z.string()),
  /** DELETED only as the answer to its deletion. */
  status: z.enum(['ACTIVE', 'STOPPED', 'DELETED']),
  createdAt: instant,
});
export type ShopQrResponse = z.infer<typeof ShopQrResponse>;

/** GET /v1/stores/{storeId}/shop-qr-codes: the codes to print again, at most 100. */
export const ShopQrListResponse = z.object({ codes: z.array(ShopQrResponse) });
