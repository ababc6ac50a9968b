import { Construct } from 'constructs';
import type { Platform } from './platform.ts';
import { ServiceFunction } from './service-function.ts';

/** Merchants say where and when they deliver, customers ask when they can have it. */
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
    ]);
  }
}
