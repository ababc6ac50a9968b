import { createHmac } from 'node:crypto';
import { born, type DinerId, type MerchantId, parseDinerId } from '../../core/domain/ids.ts';
import type { Buyer } from '../../core/ports/buyers.ts';

/**
 * A customer as a word that only we can make. Alipay's own number can neither be read from it nor
 * tried out, and two merchants cannot find out that they have the same customer.
 */
export const dinerIdOf =
  (secret: string) =>
  (merchantId: MerchantId, { kind, id }: Buyer): DinerId =>
    born(
      parseDinerId,
      createHmac('sha256', secret)
        .update(`diner id\n${merchantId}\n${kind}\n${id}`)
        .digest('base64url'),
    );
