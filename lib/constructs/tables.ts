import { Construct } from 'constructs';
import type { Menu } from './menu.ts';
import type { Platform } from './platform.ts';
import { ServiceFunction } from './service-function.ts';

/** Guests of one table order from their own phones; they pay through Payments, as everybody does. */
export class Tables extends Construct {
  constructor(scope: Construct, id: string, platform: Platform, menu: Menu) {
    super(scope, id);
    const fn = new ServiceFunction(this, 'Function', {
      ...platform,
      name: 'tables',
      timeoutSeconds: 10,
    });
    fn.setEnv('PUBLIC_URL', platform.pages.origin);
    platform.data.allowStore(fn);
    platform.data.allowRemoval(fn);
    menu.allowReading(fn);
    platform.credentials.allowTokenKeys(fn);
    platform.credentials.allowFingerprint(fn);
    platform.api.serve(fn, [
      ['POST', '/v1/stores/{storeId}/tables'],
      ['GET', '/v1/stores/{storeId}/tables'],
      ['POST', '/v1/stores/{storeId}/tables/{tableId}/{action}'],
      ['POST', '/v1/tables/{token}/order', 'open'],
      ['GET', '/v1/tables/{token}/order', 'open'],
      ['POST', '/v1/tables/{token}/order/lines', 'open'],
      ['PUT', '/v1/tables/{token}/order/lines/{lineId}', 'open'],
    ]);
  }
}
