import { Construct } from 'constructs';
import type { Menu } from './menu.ts';
import type { Platform } from './platform.ts';
import { ServiceFunction } from './service-function.ts';

/** Merchants edit a draft, see what it would change, publish it, and go back to an older menu. */
export class MenuDrafts extends Construct {
  constructor(scope: Construct, id: string, platform: Platform, menu: Menu) {
    super(scope, id);
    const fn = new ServiceFunction(this, 'Function', {
      ...platform,
      name: 'menu-drafts',
      timeoutSeconds: 20,
    });
    platform.data.allowStore(fn);
    platform.credentials.allowTokenKeys(fn);
    menu.allowPublishing(fn);
    platform.api.serve(fn, [
      ['GET', '/v1/stores/{storeId}/menu/draft'],
      ['PUT', '/v1/stores/{storeId}/menu/draft'],
      ['GET', '/v1/stores/{storeId}/menu/draft/changes'],
      ['POST', '/v1/stores/{storeId}/menu/draft/publish'],
      ['GET', '/v1/stores/{storeId}/menu/versions'],
      ['POST', '/v1/stores/{storeId}/menu/versions/{version}/publish'],
    ]);
  }
}
