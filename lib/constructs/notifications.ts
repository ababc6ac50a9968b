import { Construct } from 'constructs';
import type { Platform } from './platform.ts';
import { ServiceFunction } from './service-function.ts';

/** Alipay says what became of a payment. The signature is the authorization, so no token keys here. */
export class Notifications extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const fn = new ServiceFunction(this, 'Function', {
      ...platform,
      name: 'notifications',
      timeoutSeconds: 10,
    });
    platform.data.allowStore(fn);
    platform.data.allowInbox(fn);
    platform.credentials.allowAlipay(fn);
    platform.api.serve(fn, [['POST', '/v1/alipay/{merchantId}/notifications']]);
  }
}
