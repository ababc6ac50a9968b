import path from 'node:path';
import type { VirtualClock } from './clock.ts';
import { awsEndpoint } from './engines/aws-endpoint.ts';
import { type StackEngines, startEngines } from './engines/stack-engines.ts';
import { createStepFunctions, type StateMachineProperties } from './engines/step-functions.ts';
import { startEventSources } from './event-sources/event-sources.ts';
import type { Poller } from './event-sources/mapping.ts';
import { type HttpApiOptions, httpApi } from './http-api/http-api.ts';
import { Functions } from './lambda/functions.ts';
import type { Invoke } from './lambda/invocation.ts';
import { type LocalServer, openServer } from './local-server.ts';
import type { Pages } from './pages/pages.ts';
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
  /** The caller holds its lock. */
  readonly dataDir: string;
  /** Of the HTTP API; 0 picks a free one. */
  readonly port: number;
  /** Decides how fast everything waits. */
  readonly clock: VirtualClock;
  /** Pages for the paths that the API has no route for. */
  readonly pages?: Pages | undefined;
  /** See HttpApiOptions. */
  readonly answerLocal?: HttpApiOptions['answerLocal'];
  /** A DynamoDB that runs already, instead of ours. */
  readonly dynamoDbEndpoint?: string | undefined;
  /** Of whoever signs merchants in here. */
  readonly issuerUrl?: string | undefined;
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
  /** What an AWS SDK client needs to reach the engines, and every variable that functions are given. */
  readonly environment: Readonly<Record<string, string>>;
  /** Invokes a function by ARN, name, or logical id with or without CDK's hash. */
  readonly invoke: Invoke;
  /** Sets a secret, unless that is its value already. */
  putSecret(name: string, value: string): void;
  /** Lets queues, streams, schedules and interrupted workflows call functions. Once. */
  startWork(): void;
  close(): Promise<void>;
}

interface Booting {
  readonly options: BootOptions;
  readonly template: Template;
  readonly api: LocalServer;
  readonly aws: LocalServer;
  /** Ends things in the opposite order of their start. */
  readonly cleanup: AsyncDisposableStack;
}

const accountId = '000000000000';
const region = 'us-east-1';

/**
 * Boots a synthesized CloudFormation template on this machine. The API answers at once; what calls
 * functions by itself waits for `startWork`, so that secrets and seeds can come first.
 * Throws StartupError for what the person at the terminal can fix.
 */
export async function bootTemplate(options: BootOptions): Promise<LocalStack> {
  const cleanup = new AsyncDisposableStack();
  try {
    const template = loadTemplate(options.templateFile);
    assertTypesAreKnown(template);
    // Before all else, because the template's values contain the addresses.
    const api = await openServer(options.port, 'PORT');
    cleanup.defer(() => api.close(0));
    const aws = await openServer(0, 'PORT');
    cleanup.defer(() => aws.close(0));
    return await boot({ options, template, api, aws, cleanup });
  } catch (error) {
    await cleanup.disposeAsync();
    throw error;
  }
}

async function boot({ options, template, api, aws, cleanup }: Booting): Promise<LocalStack> {
  const { clock, dataDir, assetsDir, pages, answerLocal, issuerUrl } = options;
  const addresses = { apiUrl: api.url, awsUrl: aws.url, issuerUrl };
  const place: LocalPlace = { accountId, region, stackName: 'kuaican-local', ...addresses };
  const resolver = new Resolver(template, place);
  const engines = await startEngines({ ...options, resolver, place }, cleanup);

  const environment = engineEnvironment(place, engines, clock);
  const specs = functionsOf(resolver, assetsDir);
  const functions = new Functions({
    ...{ specs, environment, logsDir: path.join(dataDir, 'logs') },
    maxSandboxes: options.maxSandboxes,
    idleMs: options.sandboxIdleMs,
  });
  const { invoke } = functions;
  const machines = createStepFunctions({ dataDir, assetsDir, clock, invoke });
  for (const id of resolver.resources('AWS::StepFunctions::StateMachine')) {
    machines.define(resolver.identity(id).ref, resolver.properties<StateMachineProperties>(id));
  }
  const work: Work = { pollers: [] };
  // A poller ends when its functions have, so it is waited for last. Who waits for an answer lets go
  // before the functions end: an answer that a shutdown cut off is no failure.
  cleanup.defer(() => Promise.all(work.pollers.map(({ ended }) => ended)).then(() => undefined));
  cleanup.defer(() => functions.close());
  cleanup.defer(() => machines.close());
  cleanup.defer(() => stopWork(work));

  aws.serve(awsEndpoint({ ...engines, stepFunctions: machines.listener }));
  const facts = { accountId, apiId: 'local', domainName: new URL(api.url).host };
  const answers = { routes: routesOf(resolver), invoke, facts, pages, answerLocal };
  api.serve(httpApi({ ...answers, nowMs: () => clock.nowMs() }));
  cleanup.defer(() => api.close(1_000));

  return {
    apiUrl: api.url,
    outputs: resolver.outputs(),
    environment: Object.assign({}, environment, ...specs.map((spec) => spec.environment)),
    invoke,
    putSecret: (name, value) => engines.secrets.put(name, value),
    startWork: () => {
      machines.resume();
      startWork(work, { options, resolver, engines, invoke });
    },
    close: () => cleanup.disposeAsync(),
  };
}

/** What calls functions by itself. */
interface Work {
  pollers: readonly Poller[];
  schedules?: { close(): void };
}

function startWork(
  work: Work,
  stack: {
    readonly options: BootOptions;
    readonly resolver: Resolver;
    readonly engines: StackEngines;
    readonly invoke: Invoke;
  },
): void {
  const { options, resolver, engines, invoke } = stack;
  const { clock, dataDir, log } = options;
  work.pollers = startEventSources({
    ...{ resolver, dataDir, invoke, log, timeScale: clock.scale },
    sqs: engines.sqs,
    dynamoDb: engines.dynamoDb.call,
    streamArns: engines.streamArns,
  });
  const rules = scheduledRulesOf(resolver);
  const stateFile = path.join(dataDir, 'schedules.json');
  work.schedules = runSchedules({ rules, stateFile, clock, accountId, region, invoke });
}

function stopWork({ pollers, schedules }: Work): void {
  schedules?.close();
  for (const poller of pollers) poller.stop();
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
    AWS_ENDPOINT_URL_ATHENA: place.awsUrl,
    AWS_ENDPOINT_URL_DYNAMODB: engines.dynamoDb.endpoint,
    AWS_ENDPOINT_URL_S3: place.awsUrl,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: place.awsUrl,
    AWS_ENDPOINT_URL_SFN: place.awsUrl,
    AWS_ENDPOINT_URL_SQS: place.awsUrl,
    KUAICAN_CLOCK_ANCHOR: clock.anchorText,
    // The demo's long tokens are of devices that nobody has paired.
    KUAICAN_UNPAIRED_DEVICES: 'allow',
    TZ: 'UTC',
  };
}
