import { Construct } from 'constructs';
import type { Platform } from './platform.ts';
import { ServiceFunction } from './service-function.ts';

const SESSIONS = '/v1/stores/{storeId}/cashier-sessions';

/** What staff take at the counter, in cash or by card: Alipay is never asked. */
export class Counter extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const fn = new ServiceFunction(this, 'Function', {
      ...platform,
      name: 'counter',
      timeoutSeconds: 10,
    });
    platform.data.allowStore(fn);
    platform.credentials.allowTokenKeys(fn);
    platform.credentials.allowFingerprint(fn);
    platform.api.serve(fn, [
      ['POST', '/v1/orders/{orderId}/tenders'],
      ['POST', SESSIONS],
      ['GET', SESSIONS],
      ['POST', `${SESSIONS}/{sessionId}/movements`],
      ['GET', `${SESSIONS}/{sessionId}/movements`],
      ['POST', `${SESSIONS}/{sessionId}/close`],
    ]);
  }
}
