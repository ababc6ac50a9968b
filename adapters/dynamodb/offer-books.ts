import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { MerchantId, StoreId } from '../../core/domain/ids.ts';
import type { OfferBook } from '../../core/domain/offers/offer.ts';
import type { OfferBooks } from '../../core/ports/offer-books.ts';
import { follows, holds } from './condition.ts';
import { couponKey, offersKey, type RowKey } from './keys.ts';
import { dataOf, type Row, rowOf, SCHEMA } from './row.ts';

/** One row of a store's offers, and one of each counter of coupons, which orders raise and lower. */
export class DynamoDbOfferBooks implements OfferBooks {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async load(merchantId: MerchantId, storeId: StoreId): Promise<OfferBook> {
    const row = await this.#get(offersKey(merchantId, storeId));
    if (row) return dataOf<OfferBook>(row);
    return { merchantId, storeId, version: 0, offers: [], rules: { version: 0, taxes: [] } };
  }

  async save(book: OfferBook): Promise<boolean> {
    const { merchantId, storeId, version } = book;
    const key = offersKey(merchantId, storeId);
    const Item: Row = { ...key, type: 'offers', schema: SCHEMA, data: book };
    const put = new PutCommand({
      TableName: this.#tableName,
      Item,
      ...follows(version),
    });
    return await holds(this.#client.send(put));
  }

  async uses(
    merchantId: MerchantId,
    storeId: StoreId,
    counters: readonly string[],
  ): Promise<ReadonlyMap<string, number>> {
    const read = counters.map(async (name) => {
      const row = await this.#get(couponKey(merchantId, storeId, name));
      return row ? [[name, Number(rowOf(row).uses)] as const] : [];
    });
    return new Map((await Promise.all(read)).flat());
  }

  async #get(Key: RowKey): Promise<Record<string, unknown> | undefined> {
    const get = new GetCommand({ TableName: this.#tableName, Key, ConsistentRead: true });
    return (await this.#client.send(get)).Item;
  }
}
