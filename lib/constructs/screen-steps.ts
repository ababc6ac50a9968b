import { Construct } from 'constructs';
import type { Platform } from './platform.ts';
import { ServiceFunction } from './service-function.ts';

/** What was done at screens, apart from what sells: however much it is, no order waits behind it. */
export class ScreenSteps extends Construct {
  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    const fn = new ServiceFunction(this, 'Function', {
      ...platform,
      name: 'screen-steps',
      timeoutSeconds: 5,
    });
    platform.data.allowStore(fn);
    platform.credentials.allowTokenKeys(fn);
    platform.api.serve(fn, [
      ['POST', '/v1/screen-steps'],
      ['POST', '/v1/tables/{token}/screen-steps', 'open'],
    ]);
  }
}
