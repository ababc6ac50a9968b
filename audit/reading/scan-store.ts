import { type DynamoDBDocumentClient, paginateScan } from '@aws-sdk/lib-dynamodb';
import { parseOrderRowKey } from '../../adapters/dynamodb/keys.ts';
import { type Row, rowOf } from '../../adapters/dynamodb/row.ts';
import type { ExceptionCase } from '../../core/domain/exception-case.ts';
import { type MerchantId, parseMerchantId } from '../../core/domain/ids.ts';
import type { IdempotencyRecord } from '../../core/domain/order-aggregate.ts';
import { type OrderPlace, OrderReader, type OrderRecord } from './order-record.ts';

/** What the main table holds that rules are about, one at a time. */
export type StoreItem =
  | { readonly kind: 'order'; readonly order: OrderRecord }
  | { readonly kind: 'key'; readonly merchantId: MerchantId; readonly record: IdempotencyRecord }
  /** Of no order. */
  | { readonly kind: 'orphan'; readonly found: ExceptionCase };

/**
 * Reads the whole table once, page by page; only the rows of one order are in memory. A scan gives
 * the rows of one partition key together and in order.
 */
export async function* scanStore(
  client: DynamoDBDocumentClient,
  tableName: string,
): AsyncGenerator<StoreItem> {
  const reader = new OrderReader(client, tableName);
  let rows: Row[] = [];
  const pages = paginateScan({ client }, { TableName: tableName, ConsistentRead: true });
  for await (const { Items = [] } of pages) {
    for (const item of Items) {
      const row = rowOf(item);
      if (rows.length > 0 && rows[0]?.pk !== row.pk) {
        yield* itemsOf(reader, rows);
        rows = [];
      }
      rows.push(row);
    }
  }
  if (rows.length > 0) yield* itemsOf(reader, rows);
}

async function* itemsOf(reader: OrderReader, rows: readonly Row[]): AsyncGenerator<StoreItem> {
  const [first] = rows;
  if (!first) return;
  const place = placeOf(first);
  if (place) yield { kind: 'order', order: await reader.fromRows(place, rows) };
  for (const { pk, type, data } of rows) {
    const merchantId = parseMerchantId(pk.split('#')[1] ?? '');
    if (type === 'idempotency' && merchantId) {
      yield { kind: 'key', merchantId, record: data as IdempotencyRecord };
    }
    if (type === 'case' && (data as ExceptionCase).orderId === undefined) {
      yield { kind: 'orphan', found: data as ExceptionCase };
    }
  }
}

/** An order's partition, whatever of it is there. */
function placeOf({ pk }: Row): OrderPlace | undefined {
  const key = parseOrderRowKey({ pk, sk: 'ORDER' });
  return key && { merchantId: key.merchantId, orderId: key.orderId };
}
