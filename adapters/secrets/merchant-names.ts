import { paginateListSecrets, type SecretsManagerClient } from '@aws-sdk/client-secrets-manager';
import { type MerchantId, parseMerchantId } from '../../core/domain/ids.ts';

/** Every merchant that has credentials, a page at a time; no value of a secret is read. */
export async function* merchantsWithSecrets(
  client: SecretsManagerClient,
  prefix: string,
  pageSize: number,
): AsyncGenerator<readonly MerchantId[]> {
  const pages = paginateListSecrets(
    { client, pageSize },
    { Filters: [{ Key: 'name', Values: [prefix] }] },
  );
  for await (const { SecretList = [] } of pages) {
    yield SecretList.flatMap(({ Name = '' }) =>
      Name.startsWith(prefix) ? (parseMerchantId(Name.slice(prefix.length)) ?? []) : [],
    );
  }
}
