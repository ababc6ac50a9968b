import { Construct } from 'constructs';
import type { Menu } from './menu.ts';
import type { Platform } from './platform.ts';
import { ServiceFunction } from './service-function.ts';

/** Merchants take a menu away as a file, and bring one into the draft. */
export class MenuIo extends Construct {
  constructor(scope: Construct, id: string, platform: Platform, menu: Menu) {
    super(scope, id);
    const fn = new ServiceFunction(this, 'Function', {
      ...platform,
      name: 'menu-io',
      timeoutSeconds: 20,
    });
    platform.data.allowStore(fn);
    platform.credentials.allowTokenKeys(fn);
    menu.allowPublishing(fn);
    platform.api.serve(fn, [
      ['GET', '/v1/stores/{storeId}/menu/export'],
      ['POST', '/v1/stores/{storeId}/menu/import'],
    ]);
  }
}
