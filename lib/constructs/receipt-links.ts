import { Construct } from 'constructs';
import type { Platform } from './platform.ts';
import { ServiceFunction } from './service-function.ts';

/** What the code on a receipt leads to; apart from receipts, whose drawing would make phones wait. */
export class ReceiptLinks extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const fn = new ServiceFunction(this, 'Function', {
      ...platform,
      name: 'receipt-links',
      timeoutSeconds: 10,
    });
    platform.data.allowStore(fn);
    platform.credentials.allowFingerprint(fn);
    platform.api.serve(fn, [['GET', '/v1/receipt-links/{token}', 'open']]);
  }
}
