import {
  ListSecretsCommand,
  ResourceNotFoundException,
  type SecretsManagerClient,
} from '@aws-sdk/client-secrets-manager';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { DynamoDbDirectory } from '../../adapters/dynamodb/directory.ts';
import { secretReader } from '../../adapters/secrets/secret-reader.ts';
import { born, type MerchantId, parseMerchantId, parseStoreId } from '../../core/domain/ids.ts';
import type { Store } from '../../core/ports/directory.ts';
import type { Configuration, Environment } from './configuration.ts';

/** What to examine, as it was asked for or as the ready file has it. */
export interface Subject {
  readonly environment: Environment;
  /** The stage whose secrets and table are read. */
  readonly stage: string;
  readonly publicUrl: string | undefined;
  /** All that have a secret, when none is named. */
  readonly merchantIds: readonly string[];
  readonly tableName: string | undefined;
  readonly storeIds: readonly string[];
}

export interface Clients {
  readonly secrets: SecretsManagerClient;
  readonly dynamoDb: DynamoDBDocumentClient;
}

/** One configuration for each merchant. @throws Error for a store that is not registered. */
export async function readConfigurations(
  subject: Subject,
  { secrets, dynamoDb }: Clients,
): Promise<Configuration[]> {
  const prefix = `kuaican/${subject.stage}/merchants/`;
  const named = subject.merchantIds.map((id) => born(parseMerchantId, id));
  const merchantIds = named.length > 0 ? named : await merchantsUnder(prefix, secrets);
  const stores = await registered(subject, dynamoDb);
  const read = secretReader(secrets, { now: () => Date.now() });
  return await Promise.all(
    merchantIds.map(async (merchantId) => ({
      environment: subject.environment,
      merchantId,
      publicUrl: subject.publicUrl?.replace(/\/+$/, ''),
      stores: stores.filter((store) => store.merchantId === merchantId),
      secret: await secretOf(read, `${prefix}${merchantId}`),
    })),
  );
}

async function secretOf(
  read: (id: string) => Promise<unknown>,
  id: string,
): Promise<Configuration['secret']> {
  try {
    return { value: await read(id) };
  } catch (error) {
    if (error instanceof ResourceNotFoundException) {
      return {
        fault: `There is no secret ${id}: write one with \`npm run operate\` put-merchant.`,
      };
    }
    return { fault: `The secret cannot be read: ${(error as Error).message}.` };
  }
}

async function merchantsUnder(prefix: string, client: SecretsManagerClient): Promise<MerchantId[]> {
  const found: MerchantId[] = [];
  let NextToken: string | undefined;
  do {
    const page = await client.send(
      new ListSecretsCommand({
        Filters: [{ Key: 'name', Values: [prefix] }],
        ...(NextToken && { NextToken }),
      }),
    );
    for (const { Name = '' } of page.SecretList ?? []) {
      found.push(born(parseMerchantId, Name.slice(prefix.length)));
    }
    NextToken = page.NextToken;
  } while (NextToken);
  return found;
}

async function registered(
  { storeIds, tableName }: Subject,
  client: DynamoDBDocumentClient,
): Promise<Store[]> {
  if (storeIds.length === 0) return [];
  if (!tableName) throw new Error('--store needs --table, the TableName that deploy printed.');
  const directory = new DynamoDbDirectory(client, tableName);
  return await Promise.all(
    storeIds.map(async (id) => {
      const storeId = born(parseStoreId, id);
      const merchantId = await directory.merchantOf(storeId);
      const store = merchantId && (await directory.store(merchantId, storeId));
      if (!store)
        throw new Error(`There is no store ${id}: \`npm run operate\` put-store adds it.`);
      return store;
    }),
  );
}
