import { Construct } from 'constructs';
import type { Menu } from './menu.ts';
import type { Platform } from './platform.ts';
import { ServiceFunction } from './service-function.ts';

/** Staff look through orders and take care of those that are not paid yet. */
export class OrderDesk extends Construct {
  constructor(scope: Construct, id: string, platform: Platform, menu: Menu) {
    super(scope, id);
    const fn = new ServiceFunction(this, 'Function', {
      ...platform,
      name: 'order-desk',
      timeoutSeconds: 10,
    });
    platform.data.allowStore(fn, 'orders');
    menu.allowReading(fn);
    platform.credentials.allowTokenKeys(fn);
    platform.credentials.allowFingerprint(fn);
    platform.api.serve(fn, [
      ['PATCH', '/v1/orders/{orderId}'],
      ['GET', '/v1/stores/{storeId}/orders'],
      ['POST', '/v1/orders/{orderId}/hold'],
      ['DELETE', '/v1/orders/{orderId}/hold'],
      ['POST', '/v1/orders/{orderId}/close-unpaid'],
    ]);
  }
}
