import { Construct } from 'constructs';
import type { Platform } from './platform.ts';
import { ServiceFunction } from './service-function.ts';

/** Who works in a store, and how they sign in at its tills. */
export class Staff extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const fn = new ServiceFunction(this, 'Function', {
      ...platform,
      name: 'staff',
      timeoutSeconds: 10,
    });
    platform.data.allowStore(fn, 'list');
    platform.credentials.allowTokenKeys(fn);
    platform.credentials.allowTokenSigning(fn);
    platform.credentials.allowFingerprint(fn);
    platform.api.serve(fn, [
      ['POST', '/v1/stores/{storeId}/staff'],
      ['GET', '/v1/stores/{storeId}/staff'],
      ['GET', '/v1/stores/{storeId}/staff/names'],
      ['PATCH', '/v1/stores/{storeId}/staff/{staffId}'],
      ['DELETE', '/v1/stores/{storeId}/staff/{staffId}'],
      ['POST', '/v1/staff/sessions'],
    ]);
  }
}
