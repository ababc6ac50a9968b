import { Validations } from 'aws-cdk-lib';
import { AccessLogFormat } from 'aws-cdk-lib/aws-apigateway';
import {
  type CfnStage,
  HttpApi,
  HttpMethod,
  HttpStage,
  LogGroupLogDestination,
} from 'aws-cdk-lib/aws-apigatewayv2';
import { HttpLambdaIntegration } from 'aws-cdk-lib/aws-apigatewayv2-integrations';
import { LogGroup } from 'aws-cdk-lib/aws-logs';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import type { Alarms } from './alarms.ts';
import type { ServiceFunction } from './service-function.ts';

export type Route = readonly [
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE',
  path: `/v1/${string}`,
  /** Anybody may call it, without a token: each such route has a part of the stage's rate. */
  open?: 'open',
];

/** One part in so many: a flood of what anybody may ask leaves the rest to those who pay. */
const OPEN_SHARE = 4;

/** No query string, no header and no path: they can carry what must not be logged, a table's token. */
const ACCESS_LOG = AccessLogFormat.custom(
  JSON.stringify({
    requestId: '$context.requestId',
    requestTime: '$context.requestTime',
    routeKey: '$context.routeKey',
    status: '$context.status',
    responseLength: '$context.responseLength',
    responseLatency: '$context.responseLatency',
    integrationError: '$context.integrationErrorMessage',
    sourceIp: '$context.identity.sourceIp',
  }),
);

/** The one HTTP API of the stage: throttled, logged, watched. Capabilities add their routes. */
export class Api extends Construct {
  /** The https base URL, without a trailing slash. */
  readonly url: string;
  readonly #api: HttpApi;
  readonly #live: CfnStage;
  readonly #openLimits: object;

  constructor(scope: Construct, id: string, stage: Stage, alarms: Alarms) {
    super(scope, id);
    this.#api = new HttpApi(this, 'Http', {
      apiName: `kuaican-${stage.name}`,
      createDefaultStage: false,
    });
    const accessLogs = new LogGroup(this, 'AccessLogs', {
      retention: stage.logRetention,
      removalPolicy: stage.removalPolicy,
    });
    const live = new HttpStage(this, 'Live', {
      httpApi: this.#api,
      stageName: '$default',
      autoDeploy: true,
      throttle: stage.throttle,
      accessLogSettings: {
        destination: new LogGroupLogDestination(accessLogs),
        format: ACCESS_LOG,
      },
    });
    this.#live = live.node.defaultChild as CfnStage;
    this.#openLimits = {
      ThrottlingRateLimit: stage.throttle.rateLimit / OPEN_SHARE,
      ThrottlingBurstLimit: stage.throttle.burstLimit / OPEN_SHARE,
    };
    alarms.watch(this, 'ServerErrors', {
      metric: live.metricServerError(),
      minutes: 2,
      impact:
        'Kiosks, tills and kitchens get errors: customers cannot order or cannot see their order.',
    });
    Validations.of(this.#api).acknowledge({
      id: 'AwsSolutions-APIG4',
      reason:
        'The shared middleware verifies our tokens, in the cloud and locally alike; Alipay signs its notifications; the menu and the OpenAPI document are public.',
    });
    this.url = this.#api.apiEndpoint;
  }

  /** Sends these routes to one function, through one integration. */
  serve(fn: ServiceFunction, routes: readonly Route[]): void {
    const integration = new HttpLambdaIntegration('Integration', fn.lambda, {
      scopePermissionToRoute: false,
    });
    for (const [method, path, open] of routes) {
      const added = this.#api.addRoutes({ path, methods: [HttpMethod[method]], integration });
      if (!open) continue;
      const limit = { [`${method} ${path}`]: this.#openLimits };
      this.#live.routeSettings = { ...this.#live.routeSettings, ...limit };
      // A limit of a route that is not there yet fails the deployment.
      this.#live.node.addDependency(...added);
    }
  }
}
