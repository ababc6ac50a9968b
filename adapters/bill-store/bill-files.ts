import type { MerchantId } from '../../core/domain/ids.ts';
import type { BillFiles } from '../../core/ports/bills.ts';
import type { Objects } from './objects.ts';

/** Bills as ZIP objects: `bills/raw/<merchant>/<account>/<day>.zip`. */
export class S3BillFiles implements BillFiles {
  readonly #objects: Objects;

  constructor(objects: Objects) {
    this.#objects = objects;
  }

  async keep(merchantId: MerchantId, account: string, day: string, zip: Uint8Array): Promise<void> {
    await this.#objects.put(keyOf(merchantId, account, day), zip, 'application/zip');
  }

  async read(
    merchantId: MerchantId,
    account: string,
    day: string,
  ): Promise<Uint8Array | undefined> {
    return await this.#objects.read(keyOf(merchantId, account, day));
  }
}

const keyOf = (merchantId: MerchantId, account: string, day: string): string =>
  `bills/raw/${merchantId}/${account}/${day}.zip`;
