import { Construct } from 'constructs';
import type { Platform } from './platform.ts';
import { ServiceFunction } from './service-function.ts';

/** Static QR codes: made at Alipay once for each terminal, and printed as often as needed. */
export class ShopQr extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const fn = new ServiceFunction(this, 'Function', {
      ...platform,
      name: 'shop-qr',
      timeoutSeconds: 15,
    });
    platform.data.allowStore(fn);
    platform.data.allowRemoval(fn);
    platform.credentials.allowAlipay(fn);
    platform.credentials.allowTokenKeys(fn);
    platform.api.serve(fn, [
      ['POST', '/v1/stores/{storeId}/shop-qr-codes'],
      ['GET', '/v1/stores/{storeId}/shop-qr-codes'],
      ['POST', '/v1/stores/{storeId}/shop-qr-codes/{terminalId}/{action}'],
    ]);
  }
}
