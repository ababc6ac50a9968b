import { cleanText } from '../forbidden-characters.ts';
import type { GlobalCredentials } from './credentials.ts';

/** The place of a trade, as `extend_info` of pay and `extend_params` of precreate (protocol 3.4, 3.8). */
export function extendInfo(
  { secondaryMerchant }: GlobalCredentials,
  place: {
    readonly storeId: string;
    readonly storeName?: string | undefined;
    readonly terminalId?: string | undefined;
  },
): string {
  return JSON.stringify({
    secondary_merchant_name: cleanText(secondaryMerchant.name, 64),
    secondary_merchant_id: secondaryMerchant.id,
    secondary_merchant_industry: secondaryMerchant.industry,
    store_id: place.storeId,
    ...(place.storeName !== undefined && { store_name: cleanText(place.storeName, 64) }),
    ...(place.terminalId !== undefined && { terminal_id: place.terminalId }),
  });
}
