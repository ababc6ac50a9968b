import type { PutCommandInput } from '@aws-sdk/lib-dynamodb';
import type { CreditChange } from '../../core/domain/credit.ts';
import { creditKey } from './keys.ts';
import { SCHEMA } from './row.ts';

/** Writes a credit, provided that its trade is new, or that nobody has decided about it. */
export function putCredit(
  TableName: string,
  { credit, provided }: CreditChange,
): PutCommandInput & { readonly ConditionExpression: string } {
  const { merchantId, tradeNo } = credit;
  const Item = { ...creditKey(merchantId, tradeNo), type: 'credit', schema: SCHEMA, data: credit };
  if (provided === 'new')
    return { TableName, Item, ConditionExpression: 'attribute_not_exists(pk)' };
  return {
    TableName,
    Item,
    ConditionExpression: '#data.#status = :unmatched',
    ExpressionAttributeNames: { '#data': 'data', '#status': 'status' },
    ExpressionAttributeValues: { ':unmatched': 'UNMATCHED' },
  };
}
