import { Duration } from 'aws-cdk-lib';
import { Rule, Schedule } from 'aws-cdk-lib/aws-events';
import { LambdaFunction } from 'aws-cdk-lib/aws-events-targets';
import { Construct } from 'constructs';
import type { Platform } from './platform.ts';
import { ServiceFunction } from './service-function.ts';
import { WorkerFunction } from './worker-function.ts';

/** Customers sign in with Alipay, find what they ordered, and are forgotten when they ask. */
export class Diners extends Construct {
  constructor(scope: Construct, id: string, platform: Platform, pageOrigins: readonly string[]) {
    super(scope, id);
    const fn = new ServiceFunction(this, 'Function', {
      ...platform,
      name: 'diners',
      timeoutSeconds: 10,
    });
    fn.setEnv('PAGE_ORIGINS', pageOrigins.join(' '));
    platform.data.allowStore(fn);
    platform.data.allowRemoval(fn);
    platform.credentials.allowAlipay(fn);
    platform.credentials.allowTokenKeys(fn);
    platform.credentials.allowTokenSigning(fn);
    platform.credentials.allowFingerprint(fn);
    platform.api.serve(fn, [
      ['GET', '/v1/diners/authorise-url', 'open'],
      ['POST', '/v1/diners/tokens', 'open'],
      ['GET', '/v1/diners/me/orders'],
      ['GET', '/v1/diners/me/data'],
      ['DELETE', '/v1/diners/me'],
      ['DELETE', '/v1/orders/{orderId}/customer'],
    ]);
    this.#goOnForgetting(platform);
  }

  /** What a request to be forgotten could not finish. */
  #goOnForgetting(platform: Platform): void {
    const worker = new WorkerFunction(this, 'Forget', {
      ...platform,
      name: 'forget-diners',
      timeoutSeconds: 55,
      impact: 'Customers who asked to be forgotten are still found in what they ordered.',
    });
    platform.data.allowStore(worker, 'list');
    platform.data.allowRemoval(worker);
    // The next hour is the retry.
    worker.lambda.configureAsyncInvoke({ retryAttempts: 0, maxEventAge: Duration.minutes(5) });
    new Rule(this, 'EveryHour', {
      schedule: Schedule.rate(Duration.hours(1)),
      targets: [new LambdaFunction(worker.lambda)],
    });
  }
}
