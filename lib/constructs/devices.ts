import { Construct } from 'constructs';
import type { Platform } from './platform.ts';
import { ServiceFunction } from './service-function.ts';

/** Screens are let in by staff, sign in with keys of their own, and are put out again. */
export class Devices extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const fn = new ServiceFunction(this, 'Function', {
      ...platform,
      name: 'devices',
      timeoutSeconds: 10,
    });
    platform.data.allowStore(fn, 'list');
    platform.credentials.allowTokenKeys(fn);
    platform.credentials.allowTokenSigning(fn);
    platform.credentials.allowFingerprint(fn);
    platform.api.serve(fn, [
      ['POST', '/v1/devices/pairings'],
      ['GET', '/v1/devices/pairings/{pairingId}'],
      ['POST', '/v1/devices/approvals'],
      ['POST', '/v1/devices/tokens'],
      ['GET', '/v1/stores/{storeId}/devices'],
      ['PATCH', '/v1/devices/{deviceId}'],
      ['DELETE', '/v1/devices/{deviceId}'],
    ]);
  }
}
