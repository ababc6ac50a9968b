import type { TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb';
import { DESTINATION_KEPT_DAYS } from '../../core/domain/delivery.ts';
import type { OrderChanges } from '../../core/domain/order-aggregate.ts';
import { deliveriesPk, deliverySk, destinationKey, slotSk, slotsPk } from './keys.ts';
import { expiry, type Row, SCHEMA } from './row.ts';

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number];

/** Long after the last order of the slot could end unpaid. */
const SLOT_KEPT_DAYS = 30;

/**
 * What an order that is brought writes beside itself: its slot is taken or given back, as coupons are,
 * and with the order come its place in the day's list and where it is brought. A slot that is full
 * cancels the transaction.
 */
export function deliveryItems(TableName: string, changes: OrderChanges): TransactItem[] {
  const { order, destination, slotUse } = changes;
  const { merchantId, storeId, orderId, delivery } = order;
  if (!delivery || !slotUse) return [];
  if (slotUse === 'give-back') return [slotItem(TableName, changes, -1)];
  const { slot, date } = delivery;
  const kept = { schema: SCHEMA, expiresAt: expiry(slot.end, DESTINATION_KEPT_DAYS) };
  const listed: Row = {
    ...{ pk: deliveriesPk(merchantId, storeId, date), sk: deliverySk(slot.start, orderId) },
    ...{ type: 'delivery', data: { orderId, slot }, ...kept },
  };
  const where: Row = {
    ...destinationKey(merchantId, orderId),
    ...{ type: 'destination', data: destination, ...kept },
  };
  return [
    slotItem(TableName, changes, 1, delivery.capacity),
    { Put: { TableName, Item: listed } },
    ...(destination ? [{ Put: { TableName, Item: where } }] : []),
  ];
}

function slotItem(
  TableName: string,
  { order: { merchantId, storeId, delivery } }: OrderChanges,
  step: 1 | -1,
  capacity?: number,
): TransactItem {
  const { start = 0, end = 0 } = delivery?.slot ?? {};
  const isLimited = capacity !== undefined;
  return {
    Update: {
      TableName,
      Key: { pk: slotsPk(merchantId, storeId), sk: slotSk(start) },
      UpdateExpression:
        'SET #type = :type, #schema = :schema, #data = :data, expiresAt = :until ADD taken :step',
      ...(isLimited && {
        ConditionExpression: 'attribute_not_exists(taken) OR taken < :capacity',
      }),
      ExpressionAttributeNames: { '#type': 'type', '#schema': 'schema', '#data': 'data' },
      ExpressionAttributeValues: {
        ...{ ':type': 'delivery-slot', ':schema': SCHEMA, ':data': { start }, ':step': step },
        ':until': expiry(end, SLOT_KEPT_DAYS),
        ...(isLimited && { ':capacity': capacity }),
      },
    },
  };
}
