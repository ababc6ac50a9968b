import type { MerchantId, StoreId } from '../../core/domain/ids.ts';
import type { StockChange } from '../../core/domain/stock.ts';
import { stockKey } from './keys.ts';

/**
 * One change of a count within a transaction. The number is an attribute of its own: then giving back
 * is a plain ADD, which no change of the row meanwhile can make fail and so keep an order from ending.
 */
export function changeStock(
  TableName: string,
  merchantId: MerchantId,
  storeId: StoreId,
  { by, ...name }: StockChange,
) {
  const change = { TableName, Key: stockKey(merchantId, storeId, name) };
  if (by > 0) {
    return {
      ...change,
      UpdateExpression: 'ADD remaining :by',
      ExpressionAttributeValues: { ':by': by },
    };
  }
  return {
    ...change,
    UpdateExpression: 'SET remaining = remaining - :taken',
    ConditionExpression: 'isCounted = :yes AND remaining >= :taken',
    ExpressionAttributeValues: { ':taken': -by, ':yes': true },
  };
}
