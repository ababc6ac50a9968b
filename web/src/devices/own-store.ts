import type { Api } from '../api/client.ts';

/** A store of the merchant that is there. */
export interface OwnStore {
  readonly api: Api;
  readonly storeId: string;
  readonly name: string;
}
