import path from 'node:path';
import { Duration, Fn, Validations } from 'aws-cdk-lib';
import { PolicyStatement, Role, ServicePrincipal } from 'aws-cdk-lib/aws-iam';
import {
  ApplicationLogLevel,
  Architecture,
  Code,
  Function as LambdaFunction,
  LoggingFormat,
  Runtime,
  SystemLogLevel,
  Tracing,
} from 'aws-cdk-lib/aws-lambda';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';

export interface ServiceFunctionProps {
  readonly stage: Stage;
  /** Folder that holds one bundled folder per function. */
  readonly bundles: string;
  /** The function's folder under functions/, and under `bundles`. */
  readonly name: string;
  readonly timeoutSeconds: number;
  /** Default: 256. CPU comes with it, a whole one at 1,769. */
  readonly memoryMb?: number;
}

/** Enough CPU for a TLS handshake within a payment's timeout; more would pay for waiting. */
const MEMORY_MB = 256;

/** One Lambda function with a log group and a role of its own; the role starts with nothing but its log. */
export class ServiceFunction extends Construct {
  readonly lambda: LambdaFunction;
  readonly #role: Role;

  constructor(scope: Construct, id: string, props: ServiceFunctionProps) {
    super(scope, id);
    const logGroup = new LogGroup(this, 'Logs', {
      retention: props.stage.logRetention,
      removalPolicy: props.stage.removalPolicy,
    });
    this.#role = new Role(this, 'Role', {
      assumedBy: new ServicePrincipal('lambda.amazonaws.com'),
    });
    this.lambda = new LambdaFunction(this, 'Default', {
      description: `Kuaican ${props.stage.name}: ${props.name}`,
      code: Code.fromAsset(path.join(props.bundles, props.name)),
      handler: 'index.handler',
      runtime: Runtime.NODEJS_24_X,
      architecture: Architecture.ARM_64,
      memorySize: props.memoryMb ?? MEMORY_MB,
      timeout: Duration.seconds(props.timeoutSeconds),
      environment: { STAGE: props.stage.name },
      role: this.#role,
      logGroup,
      loggingFormat: LoggingFormat.JSON,
      applicationLogLevelV2: ApplicationLogLevel.INFO,
      systemLogLevelV2: SystemLogLevel.WARN,
      tracing: Tracing.ACTIVE,
    });
    this.allow(['logs:CreateLogStream', 'logs:PutLogEvents'], [logGroup.logGroupArn]);
    Validations.of(this.#role).acknowledge({
      id: 'AwsSolutions-IAM5[Resource::*]',
      reason:
        'X-Ray has no resources to name, and neither has ListStreams of whoever reads a stream, nor ListSecrets.',
    });
  }

  /** Lets the function do exactly these actions on these resources. */
  allow(actions: string[], resources: string[], conditions: Record<string, unknown> = {}): void {
    this.#role.addToPolicy(new PolicyStatement({ actions, resources, conditions }));
  }

  /**
   * Lets the function do these actions on every resource that matches `pattern`, an ARN in the syntax
   * of Fn::Sub. `why` says why the resources cannot be named one by one.
   */
  allowPattern(actions: string[], pattern: string, why: string): void {
    this.allow(actions, [Fn.sub(pattern)]);
    // The form in which cdk-nag reports a substitution.
    const finding = pattern.replaceAll('${', '<').replaceAll('}', '>');
    Validations.of(this.#role).acknowledge({
      id: `AwsSolutions-IAM5[Resource::${finding}]`,
      reason: why,
    });
  }

  setEnv(name: string, value: string): void {
    this.lambda.addEnvironment(name, value);
  }
}
