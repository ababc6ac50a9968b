import { Construct } from 'constructs';
import type { Menu } from './menu.ts';
import type { Platform } from './platform.ts';
import { ServiceFunction } from './service-function.ts';

/** Customers place orders, follow them and cancel them. */
export class Orders extends Construct {
  constructor(scope: Construct, id: string, platform: Platform, menu: Menu) {
    super(scope, id);
    const fn = new ServiceFunction(this, 'Function', {
      ...platform,
      name: 'orders',
      // A cancel asks Alipay twice: one last query (3 s), then the cancel (4 s).
      timeoutSeconds: 20,
    });
    platform.data.allowStore(fn);
    menu.allowReading(fn);
    platform.credentials.allowAlipay(fn);
    platform.credentials.allowTokenKeys(fn);
    platform.credentials.allowFingerprint(fn);
    platform.api.serve(fn, [
      ['POST', '/v1/orders'],
      ['GET', '/v1/orders/{orderId}'],
      ['GET', '/v1/orders/{orderId}/journal'],
      ['POST', '/v1/orders/{orderId}/cancel'],
    ]);
  }
}
