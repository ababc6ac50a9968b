import { Construct } from 'constructs';
import type { Menu } from './menu.ts';
import type { Platform } from './platform.ts';
import { ServiceFunction } from './service-function.ts';

/** Merchants upload pictures of dishes, everyone sees them. */
export class MenuImages extends Construct {
  constructor(scope: Construct, id: string, platform: Platform, menu: Menu) {
    super(scope, id);
    const fn = new ServiceFunction(this, 'Function', {
      ...platform,
      name: 'menu-images',
      timeoutSeconds: 15,
    });
    platform.data.allowStore(fn);
    platform.credentials.allowTokenKeys(fn);
    menu.allowImages(fn);
    platform.api.serve(fn, [
      ['POST', '/v1/stores/{storeId}/images'],
      ['GET', '/v1/stores/{storeId}/images/{image}', 'open'],
    ]);
  }
}
