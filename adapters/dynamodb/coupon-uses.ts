import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import type { CouponCounter } from '../../core/domain/offers/redemption.ts';
import type { OrderChanges } from '../../core/domain/order-aggregate.ts';
import { couponKey } from './keys.ts';
import { SCHEMA } from './row.ts';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/**
 * Uses of coupons, counted in the transaction that makes the order, changes it or ends it unpaid: the
 * order's own condition lets each happen once. A limit that is reached cancels the transaction.
 */
export function couponItems(
  TableName: string,
  { order, couponUses }: OrderChanges,
): TransactItem[] {
  if (!couponUses) return [];
  const { take, giveBack } = couponUses;
  const step = ({ name, limit }: CouponCounter, by: 1 | -1): TransactItem => {
    const isLimited = by === 1 && limit !== undefined;
    return {
      Update: {
        TableName,
        Key: couponKey(order.merchantId, order.storeId, name),
        UpdateExpression: 'SET #type = :type, #schema = :schema, #data = :data ADD #uses :step',
        ...(isLimited && {
          ConditionExpression: 'attribute_not_exists(#uses) OR #uses < :limit',
        }),
        ExpressionAttributeNames: {
          ...{ '#type': 'type', '#schema': 'schema', '#data': 'data', '#uses': 'uses' },
        },
        ExpressionAttributeValues: {
          ':type': 'coupon-uses',
          ':schema': SCHEMA,
          ':data': {},
          ':step': by,
          ...(isLimited && { ':limit': limit }),
        },
      },
    };
  };
  return [...take.map((c) => step(c, 1)), ...giveBack.map((c) => step(c, -1))];
}
