import { Construct } from 'constructs';
import type { Platform } from './platform.ts';
import { ServiceFunction } from './service-function.ts';

/** The API describes itself. */
export class ApiDocs extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const fn = new ServiceFunction(this, 'Function', {
      ...platform,
      name: 'api-docs',
      timeoutSeconds: 5,
    });
    platform.api.serve(fn, [['GET', '/v1/openapi.json', 'open']]);
  }
}
