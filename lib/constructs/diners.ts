import { Construct } from 'constructs';
import type { Platform } from './platform.ts';
import { ServiceFunction } from './service-function.ts';

/** Customers sign in with Alipay, and are the same guest on each of their phones. */
export class Diners extends Construct {
  constructor(scope: Construct, id: string, platform: Platform, pageOrigins: readonly string[]) {
    super(scope, id);
    const fn = new ServiceFunction(this, 'Function', {
      ...platform,
      name: 'diners',
      timeoutSeconds: 10,
    });
    fn.setEnv('PAGE_ORIGINS', [platform.api.url, ...pageOrigins].join(' '));
    platform.data.allowStore(fn);
    platform.credentials.allowAlipay(fn);
    platform.credentials.allowTokenSigning(fn);
    platform.credentials.allowFingerprint(fn);
    platform.api.serve(fn, [
      ['GET', '/v1/diners/authorise-url', 'open'],
      ['POST', '/v1/diners/tokens', 'open'],
    ]);
  }
}
