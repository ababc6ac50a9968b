import { Construct } from 'constructs';
import type { Menu } from './menu.ts';
import type { Platform } from './platform.ts';
import { ServiceFunction } from './service-function.ts';

/** What sold most; `effects` counts it. */
export class Popular extends Construct {
  constructor(scope: Construct, id: string, platform: Platform, menu: Menu) {
    super(scope, id);
    const fn = new ServiceFunction(this, 'Function', {
      ...platform,
      name: 'popular',
      timeoutSeconds: 10,
    });
    platform.data.allowLooking(fn);
    menu.allowReading(fn);
    platform.api.serve(fn, [['GET', '/v1/stores/{storeId}/popular', 'open']]);
  }
}
