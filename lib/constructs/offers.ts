import { Construct } from 'constructs';
import type { Platform } from './platform.ts';
import { ServiceFunction } from './service-function.ts';

/** Merchants make offers and coupons, and say how a store taxes and rounds. */
export class Offers extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const fn = new ServiceFunction(this, 'Function', {
      ...platform,
      name: 'offers',
      timeoutSeconds: 10,
    });
    platform.data.allowStore(fn);
    platform.credentials.allowTokenKeys(fn);
    platform.api.serve(fn, [
      ['GET', '/v1/stores/{storeId}/offers'],
      ['POST', '/v1/stores/{storeId}/offers'],
      ['GET', '/v1/stores/{storeId}/offers/{offerId}'],
      ['PUT', '/v1/stores/{storeId}/offers/{offerId}'],
      ['POST', '/v1/stores/{storeId}/offers/{offerId}/stop'],
      ['GET', '/v1/stores/{storeId}/pricing-rules'],
      ['PUT', '/v1/stores/{storeId}/pricing-rules'],
    ]);
  }
}
