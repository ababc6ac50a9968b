import { Construct } from 'constructs';
import type { Platform } from './platform.ts';
import { ServiceFunction } from './service-function.ts';

/** Counted portions: staff say how many there are; orders take them by themselves. */
export class Stock extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const fn = new ServiceFunction(this, 'Function', {
      ...platform,
      name: 'stock',
      timeoutSeconds: 10,
    });
    platform.data.allowStore(fn);
    platform.credentials.allowTokenKeys(fn);
    platform.api.serve(fn, [
      ['GET', '/v1/stores/{storeId}/stock'],
      ['PUT', '/v1/stores/{storeId}/stock/{itemId}'],
      ['DELETE', '/v1/stores/{storeId}/stock/{itemId}'],
    ]);
  }
}
