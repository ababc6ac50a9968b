import { Construct } from 'constructs';
import type { Platform } from './platform.ts';
import { ServiceFunction } from './service-function.ts';

/** Customers pay and are refunded while they stand at the kiosk. */
export class Payments extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const fn = new ServiceFunction(this, 'Function', {
      ...platform,
      name: 'payments',
      timeoutSeconds: 29,
    });
    platform.data.allowStore(fn);
    platform.credentials.allowAlipay(fn);
    platform.credentials.allowTokenKeys(fn);
    platform.credentials.allowFingerprint(fn);
    platform.api.serve(fn, [
      ['POST', '/v1/orders/{orderId}/payments'],
      ['POST', '/v1/orders/{orderId}/refunds'],
      ['POST', '/v1/tables/{token}/order/payments', 'open'],
    ]);
  }
}
