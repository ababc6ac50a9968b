import { Construct } from 'constructs';
import type { Platform } from './platform.ts';
import { ServiceFunction } from './service-function.ts';

/** Merchants set their stores. */
export class Stores extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const fn = new ServiceFunction(this, 'Function', {
      ...platform,
      name: 'stores',
      timeoutSeconds: 10,
    });
    platform.data.allowStore(fn, 'list');
    platform.credentials.allowTokenKeys(fn);
    platform.api.serve(fn, [
      ['GET', '/v1/stores'],
      ['GET', '/v1/stores/{storeId}/settings'],
      ['PUT', '/v1/stores/{storeId}/settings'],
    ]);
  }
}
