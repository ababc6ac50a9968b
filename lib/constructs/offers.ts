import { Construct } from 'constructs';
import type { Menu } from './menu.ts';
import type { Platform } from './platform.ts';
import { ServiceFunction } from './service-function.ts';

/** What an order costs: merchants make offers and rules, kiosks ask before they order. */
export class Offers extends Construct {
  constructor(scope: Construct, id: string, platform: Platform, menu: Menu) {
    super(scope, id);
    const fn = new ServiceFunction(this, 'Function', {
      ...platform,
      name: 'offers',
      timeoutSeconds: 10,
    });
    platform.data.allowStore(fn);
    menu.allowReading(fn);
    platform.credentials.allowTokenKeys(fn);
    platform.credentials.allowFingerprint(fn);
    platform.api.serve(fn, [
      ['POST', '/v1/orders/quote'],
      ['GET', '/v1/orders/{orderId}/again'],
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
