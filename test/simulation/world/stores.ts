import { DynamoDbDeliveries } from '../../../adapters/dynamodb/deliveries.ts';
import { DynamoDbDirectory } from '../../../adapters/dynamodb/directory.ts';
import { DynamoDbMenuVersions } from '../../../adapters/dynamodb/menu-versions.ts';
import { DynamoDbOfferBooks } from '../../../adapters/dynamodb/offer-books.ts';
import { DynamoDbShopQrCodes } from '../../../adapters/dynamodb/shop-qr-codes.ts';
import { DynamoDbStockCounts } from '../../../adapters/dynamodb/stock-counts.ts';
import { DynamoDbTables } from '../../../adapters/dynamodb/tables.ts';
import type { DeliverySettings } from '../../../core/domain/delivery-settings.ts';
import { born, parseMerchantId, parseStoreId } from '../../../core/domain/ids.ts';
import type { GatewayName } from '../../../local/alipay-simulator/simulated-merchant.ts';
import { documentClient } from './document-client.ts';
import { currencyAt, MERCHANTS, TABLES, TERMINALS, tableToken } from './merchants.ts';
import { pricingOf } from './offers.ts';

/** In each store; some customers come when it is sold out. */
export const COUNTED = { itemId: 'tea', opened: 5 } as const;

/** So few orders at a time that some customers want a slot that is full. */
const DELIVERY: DeliverySettings = {
  ...{ version: 1, enabled: true, slotMinutes: 60, leadMinutes: 0, daysAhead: 1 },
  zones: [{ zoneId: 'near', name: 'Near', postcodes: ['200001'], fee: 300 }],
  windows: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '00:00', until: '00:00' }],
  capacityPerSlot: 2,
};

/** Opens the stores, as an operator does before the first order. */
export async function openStores(gateway: GatewayName): Promise<void> {
  const directory = new DynamoDbDirectory(documentClient, 'store');
  const menus = new DynamoDbMenuVersions(documentClient, 'store');
  const books = new DynamoDbOfferBooks(documentClient, 'store');
  const tables = new DynamoDbTables(documentClient, 'store');
  const shopQrCodes = new DynamoDbShopQrCodes(documentClient, 'store');
  const stock = new DynamoDbStockCounts(documentClient, 'store');
  const deliveries = new DynamoDbDeliveries(documentClient, 'store');
  for (const { releasePolicy, ...of } of MERCHANTS) {
    const currency = currencyAt(gateway, { releasePolicy, ...of });
    const merchantId = born(parseMerchantId, of.merchantId);
    const storeId = born(parseStoreId, of.storeId);
    const businessDay = { timeZone: 'Asia/Shanghai', cutOverHour: 4 };
    const store = { merchantId, storeId, name: 'Noodle House', businessDay, releasePolicy };
    await directory.register({ ...store, currency });
    await menus.advance(merchantId, storeId, 0, 1);
    for (const tableId of TABLES) {
      const token = tableToken(storeId, tableId);
      await tables.add({ merchantId, storeId, tableId, token, version: 1, createdAt: 0 });
    }
    await books.save({ merchantId, storeId, version: 1, ...pricingOf(of.merchantId) });
    await stock.set(merchantId, storeId, { itemId: COUNTED.itemId, remaining: COUNTED.opened });
    await deliveries.save(merchantId, storeId, DELIVERY);
    if (gateway !== 'global') continue;
    for (const terminalId of TERMINALS) {
      const codeText = `https://qr.alipay.com/shop${storeId}${terminalId}`;
      const code = { merchantId, storeId, terminalId, currency, codeText } as const;
      await shopQrCodes.keep({ ...code, status: 'ACTIVE', createdAt: 0 });
    }
  }
}
