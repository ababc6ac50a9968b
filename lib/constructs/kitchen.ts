import { Construct } from 'constructs';
import type { Platform } from './platform.ts';
import { ServiceFunction } from './service-function.ts';

/** The kitchen sees its tickets and moves them on. */
export class Kitchen extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const fn = new ServiceFunction(this, 'Function', {
      ...platform,
      name: 'kitchen',
      timeoutSeconds: 10,
    });
    platform.data.allowStore(fn, 'list');
    platform.credentials.allowTokenKeys(fn);
    platform.api.serve(fn, [
      ['GET', '/v1/stores/{storeId}/tickets'],
      ['POST', '/v1/orders/{orderId}/tickets/{ticketId}/{action}'],
      ['POST', '/v1/orders/{orderId}/tickets/{ticketId}/lines/{lineId}/{action}'],
      ['GET', '/v1/stores/{storeId}/all-day'],
      ['GET', '/v1/stores/{storeId}/board'],
      ['GET', '/v1/stores/{storeId}/kitchen'],
      ['PUT', '/v1/stores/{storeId}/kitchen'],
    ]);
  }
}
