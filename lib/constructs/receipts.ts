import { Construct } from 'constructs';
import type { Platform } from './platform.ts';
import { ServiceFunction } from './service-function.ts';

/** Receipts for screens and printers: their drawing is large, so it has a bundle of its own. */
export class Receipts extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const fn = new ServiceFunction(this, 'Function', {
      ...platform,
      name: 'receipts',
      timeoutSeconds: 10,
    });
    fn.setEnv('PUBLIC_URL', platform.pages.origin);
    platform.data.allowStore(fn);
    platform.credentials.allowTokenKeys(fn);
    platform.credentials.allowFingerprint(fn);
    platform.api.serve(fn, [
      ['GET', '/v1/orders/{orderId}/receipt'],
      ['POST', '/v1/orders/{orderId}/receipt/prints'],
    ]);
  }
}
