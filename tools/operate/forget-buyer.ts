import { SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { dynamoDbClient } from '../../adapters/dynamodb/client.ts';
import { DynamoDbDinerOrders } from '../../adapters/dynamodb/diner-orders.ts';
import { DynamoDbOrderStore } from '../../adapters/dynamodb/order-store.ts';
import { secretReader } from '../../adapters/secrets/secret-reader.ts';
import { jitteredBackoff } from '../../adapters/system/backoff.ts';
import { systemClock } from '../../adapters/system/clock.ts';
import { dinerIdOf } from '../../adapters/tokens/diner-id.ts';
import { born, parseMerchantId } from '../../core/domain/ids.ts';
import type { Buyer } from '../../core/ports/buyers.ts';
import { askToForget } from '../../core/usecases/forget-diner.ts';
import { need, values } from './options.ts';

/**
 * For a customer who asks the merchant and cannot sign in any more: the merchant finds their id beside
 * a payment in its account at Alipay. What a signed-in customer does by `DELETE /v1/diners/me`.
 */
export async function forgetBuyer(): Promise<string> {
  const merchantId = born(parseMerchantId, need('merchant'));
  const clock = systemClock(process.env['KUAICAN_CLOCK_ANCHOR']);
  const read = secretReader(new SecretsManagerClient(), clock);
  const { key } = (await read(`kuaican/${values.stage}/request-fingerprint`)) as { key: string };
  const [client, backoff] = [dynamoDbClient(), jitteredBackoff()];
  const deps = {
    ...{ clock, backoff, orders: new DynamoDbOrderStore(client, need('table'), backoff) },
    dinerOrders: new DynamoDbDinerOrders(client, need('table')),
  };
  const dinerId = dinerIdOf(key)(merchantId, buyer());
  const isDone = await askToForget(deps, { merchantId, dinerId, requestedAt: clock.now() });
  return isDone
    ? 'Nothing leads from this customer to an order any more.'
    : 'Begun; what is left is forgotten within hours.';
}

function buyer(): Buyer {
  const { 'user-id': userId, 'open-id': openId } = values;
  if (openId !== undefined && userId === undefined) return { kind: 'open-id', id: openId };
  if (userId === undefined || openId !== undefined) {
    throw new Error('Name the customer by --user-id or by --open-id, as Alipay does.');
  }
  return { kind: 'user-id', id: userId };
}
