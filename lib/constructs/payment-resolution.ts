import path from 'node:path';
import { Validations } from 'aws-cdk-lib';
import { PolicyStatement } from 'aws-cdk-lib/aws-iam';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import {
  DefinitionBody,
  LogLevel,
  StateMachine,
  StateMachineType,
} from 'aws-cdk-lib/aws-stepfunctions';
import { Construct } from 'constructs';
import type { Platform } from './platform.ts';
import type { ServiceFunction } from './service-function.ts';
import { WorkerFunction } from './worker-function.ts';

/** The workflow that asks Alipay about a payment until it is definite, and cancels it when time is up. */
export class PaymentResolution extends Construct {
  readonly #machine: StateMachine;

  /** `definitions` is the folder of the workflows. */
  constructor(scope: Construct, id: string, platform: Platform, definitions: string) {
    super(scope, id);
    const query = this.#task('QueryPayment', platform, 'query-payment', 10);
    const cancel = this.#task('CancelPayment', platform, 'cancel-payment', 20);
    this.#machine = new StateMachine(this, 'Machine', {
      stateMachineType: StateMachineType.STANDARD,
      definitionBody: DefinitionBody.fromFile(
        path.join(definitions, 'payment-resolution.asl.json'),
      ),
      definitionSubstitutions: {
        QueryPaymentFunctionArn: query.lambda.functionArn,
        CancelPaymentFunctionArn: cancel.lambda.functionArn,
      },
      logs: {
        destination: new LogGroup(this, 'Logs', {
          retention: platform.stage.logRetention,
          removalPolicy: platform.stage.removalPolicy,
        }),
        level: LogLevel.ALL,
        includeExecutionData: false,
      },
      tracingEnabled: true,
      removalPolicy: platform.stage.removalPolicy,
    });
    this.#machine.addToRolePolicy(
      new PolicyStatement({
        actions: ['lambda:InvokeFunction'],
        resources: [query.lambda.functionArn, cancel.lambda.functionArn],
      }),
    );
    Validations.of(this.#machine).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason: 'Log delivery and X-Ray have no resources to name; the tasks themselves are named.',
    });
    const impact =
      'The screen keeps its promise late: unknown payments wait for the sweeper, up to two minutes.';
    platform.alarms.watch(this, 'Failed', { metric: this.#machine.metricFailed(), impact });
    platform.alarms.watch(this, 'TimedOut', { metric: this.#machine.metricTimedOut(), impact });
  }

  /** Starting executions, and nothing else of the machine. Sets PAYMENT_RESOLUTION_ARN. */
  allowStarting(fn: ServiceFunction): void {
    fn.setEnv('PAYMENT_RESOLUTION_ARN', this.#machine.stateMachineArn);
    fn.allow(['states:StartExecution'], [this.#machine.stateMachineArn]);
  }

  #task(id: string, platform: Platform, name: string, timeoutSeconds: number): WorkerFunction {
    const fn = new WorkerFunction(this, id, {
      ...platform,
      name,
      timeoutSeconds,
      impact: 'Unknown payments are resolved late: customers wait at the kiosk for an answer.',
    });
    platform.data.allowStore(fn);
    platform.credentials.allowAlipay(fn);
    return fn;
  }
}
