import path from 'node:path';
import { openClock, type VirtualClock } from './clock.ts';
import { lockDataFolder } from './data-lock.ts';
import { awsEndpoint } from './engines/aws-endpoint.ts';
import { type StackEngines, startEngines } from './engines/stack-engines.ts';
import { createStepFunctions, type StateMachineProperties } from './engines/step-functions.ts';
import { startEventSources } from './event-sources/event-sources.ts';
import { httpApi } from './http-api/http-api.ts';
import { Functions } from './lambda/functions.ts';
import type { Invoke } from './lambda/invocation.ts';
import { type LocalServer, openServer } from './local-server.ts';
import { runSchedules } from './schedules.ts';
import { functionsOf } from './template/functions.ts';
import type { LocalPlace } from './template/identities.ts';
import { Resolver } from './template/resolver.ts';
import { assertTypesAreKnown } from './template/resource-types.ts';
import { routesOf } from './template/routes.ts';
import { scheduledRulesOf } from './template/scheduled-rules.ts';
import { loadTemplate, type Template } from './template/template.ts';

export interface BootOptions {
  readonly templateFile: string;
  /** Folder of the synthesized assets (cdk.out). */
  readonly assetsDir: string;
  readonly dataDir: string;
  /** Of the HTTP API; 0 picks a free one. */
  readonly port: number;
  /** How many times as fast as the wall clock everything waits; at least 1, which is the default. */
  readonly timeScale?: number | undefined;
  /** Pages for the paths that the API has no route for. */
  readonly pagesDir?: string | undefined;
  /** A DynamoDB that runs already, instead of ours. */
  readonly dynamoDbEndpoint?: string | undefined;
  /** See FunctionsOptions. */
  readonly maxSandboxes?: number | undefined;
  readonly sandboxIdleMs?: number | undefined;
  /** Takes a line for the person who runs it. */
  readonly log: (line: string) => void;
  /** Called when an engine dies; the stack is of no use afterwards. */
  readonly onDeath: (reason: string) => void;
}

export interface LocalStack {
  readonly apiUrl: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly clock: VirtualClock;
  /** What an AWS SDK client needs to reach the engines, and every variable that functions are given. */
  readonly environment: Readonly<Record<string, string>>;
  /** Invokes a function by ARN, name, or logical id with or without CDK's hash. */
  readonly invoke: Invoke;
  close(): Promise<void>;
}

interface Booting {
  readonly options: BootOptions;
  readonly template: Template;
  readonly clock: VirtualClock;
  readonly api: LocalServer;
  readonly aws: LocalServer;
  /** Ends things in the opposite order of their start. */
  readonly cleanup: AsyncDisposableStack;
}

const accountId = '000000000000';
const region = 'us-east-1';

/**
 * Boots a synthesized CloudFormation template on this machine.
 * Throws StartupError for what the person at the terminal can fix.
 */
export async function bootTemplate(options: BootOptions): Promise<LocalStack> {
  const cleanup = new AsyncDisposableStack();
  try {
    const template = loadTemplate(options.templateFile);
    assertTypesAreKnown(template);
    cleanup.defer(lockDataFolder(options.dataDir));
    const clock = openClock(path.join(options.dataDir, 'clock.json'), options.timeScale ?? 1);
    cleanup.defer(() => clock.close());
    // Before all else, because the template's values contain the addresses.
    const api = await openServer(options.port, 'PORT');
    cleanup.defer(() => api.close(0));
    const aws = await openServer(0, 'PORT');
    cleanup.defer(() => aws.close(0));
    return await boot({ options, template, clock, api, aws, cleanup });
  } catch (error) {
    await cleanup.disposeAsync();
    throw error;
  }
}

async function boot(booting: Booting): Promise<LocalStack> {
  const { options, clock, api, aws, cleanup } = booting;
  const { dataDir } = options;
  const place: LocalPlace = {
    ...{ accountId, region, stackName: 'kuaican-local' },
    apiUrl: api.url,
    awsUrl: aws.url,
  };
  const resolver = new Resolver(booting.template, place);
  const { log, onDeath, dynamoDbEndpoint } = options;
  const engines = await startEngines(
    { resolver, place, dataDir, clock, log, onDeath, dynamoDbEndpoint },
    cleanup,
  );

  const environment = engineEnvironment(place, engines, clock);
  const specs = functionsOf(resolver, options.assetsDir);
  const functions = new Functions({
    ...{ specs, environment, logsDir: path.join(dataDir, 'logs') },
    maxSandboxes: options.maxSandboxes,
    idleMs: options.sandboxIdleMs,
  });
  const { invoke } = functions;
  startWork(booting, resolver, engines, functions);
  const routes = routesOf(resolver);
  const facts = { accountId, apiId: 'local', domainName: new URL(api.url).host };
  const { pagesDir } = options;
  api.serve(httpApi({ routes, invoke, facts, pagesDir, nowMs: () => clock.nowMs() }));
  cleanup.defer(() => api.close(1_000));

  return {
    apiUrl: api.url,
    outputs: resolver.outputs(),
    clock,
    environment: Object.assign({}, environment, ...specs.map((spec) => spec.environment)),
    invoke,
    close: () => cleanup.disposeAsync(),
  };
}

/** Workflows, event sources and schedules: whatever calls functions by itself. */
function startWork(
  { options, clock, aws, cleanup }: Booting,
  resolver: Resolver,
  engines: StackEngines,
  functions: Functions,
): void {
  const { dataDir, assetsDir, log } = options;
  const { invoke } = functions;
  const machines = createStepFunctions({ dataDir, assetsDir, clock, invoke });
  for (const id of resolver.resources('AWS::StepFunctions::StateMachine')) {
    machines.define(resolver.identity(id).ref, resolver.properties<StateMachineProperties>(id));
  }
  aws.serve(awsEndpoint({ ...engines, stepFunctions: machines.listener }));

  const { sqs, streamArns } = engines;
  const dynamoDb = engines.dynamoDb.call;
  const timeScale = clock.scale;
  const shared = { resolver, dataDir, invoke };
  const pollers = startEventSources({ ...shared, timeScale, sqs, dynamoDb, streamArns, log });
  // A poller ends when its functions have, so it is waited for last. Who waits for an answer lets go
  // before the functions end: an answer that a shutdown cut off is no failure.
  cleanup.defer(() => Promise.all(pollers.map((poller) => poller.ended)).then(() => undefined));
  cleanup.defer(() => functions.close());
  cleanup.defer(() => machines.close());
  cleanup.defer(() => {
    for (const poller of pollers) poller.stop();
  });

  machines.resume();
  const rules = scheduledRulesOf(resolver);
  const stateFile = path.join(dataDir, 'schedules.json');
  const schedules = runSchedules({ rules, stateFile, clock, accountId, region, invoke });
  cleanup.defer(() => schedules.close());
}

/** The AWS SDK's own settings for other endpoints, and the clock that functions must tell. */
function engineEnvironment(
  place: LocalPlace,
  engines: StackEngines,
  clock: VirtualClock,
): Record<string, string> {
  return {
    AWS_REGION: place.region,
    AWS_ACCESS_KEY_ID: 'local',
    AWS_SECRET_ACCESS_KEY: 'local',
    AWS_ENDPOINT_URL_DYNAMODB: engines.dynamoDb.endpoint,
    AWS_ENDPOINT_URL_S3: place.awsUrl,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: place.awsUrl,
    AWS_ENDPOINT_URL_SFN: place.awsUrl,
    AWS_ENDPOINT_URL_SQS: place.awsUrl,
    KUAICAN_CLOCK_ANCHOR: clock.anchorText,
    TZ: 'UTC',
  };
}
