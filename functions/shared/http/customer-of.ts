import { createHmac } from 'node:crypto';
import type { MerchantId } from '../../../core/domain/ids.ts';

/** A customer's key as a word that only we can make: to count by, not to look up. */
export const customerOf = (
  key: string | undefined,
  merchantId: MerchantId,
  secret: string,
): string | undefined =>
  key &&
  createHmac('sha256', secret)
    .update(`customer\n${merchantId}\n${key}`)
    .digest('base64url')
    .slice(0, 22);
