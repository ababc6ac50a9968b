import { Construct } from 'constructs';
import type { Platform } from './platform.ts';
import { ServiceFunction } from './service-function.ts';

/** Merchants say where and when they deliver, customers ask when, staff send orders out. */
export class Delivery extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const fn = new ServiceFunction(this, 'Function', {
      ...platform,
      name: 'delivery',
      timeoutSeconds: 10,
    });
    platform.data.allowStore(fn);
    platform.credentials.allowTokenKeys(fn);
    platform.api.serve(fn, [
      ['GET', '/v1/stores/{storeId}/delivery'],
      ['PUT', '/v1/stores/{storeId}/delivery'],
      ['GET', '/v1/stores/{storeId}/delivery/slots', 'open'],
      ['GET', '/v1/stores/{storeId}/deliveries'],
      ['GET', '/v1/orders/{orderId}/delivery'],
      ['POST', '/v1/orders/{orderId}/delivery/hand-over'],
      ['POST', '/v1/orders/{orderId}/delivery/delivered'],
    ]);
  }
}
