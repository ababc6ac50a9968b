import { existsSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { parentPort, workerData } from 'node:worker_threads';
import type {
  FunctionError,
  FunctionSpec,
  InvocationMessage,
  Outcome,
  WorkerMessage,
} from './invocation.ts';

/** Runs inside the worker thread: imports one bundle and calls its handler for every message. */

type Handler = (event: unknown, context: object) => unknown;

const spec = workerData as FunctionSpec;

function post(message: WorkerMessage): void {
  parentPort?.postMessage(message);
}

async function importHandler(): Promise<Handler> {
  const dot = spec.handler.lastIndexOf('.');
  const base = path.join(spec.codeDir, spec.handler.slice(0, dot));
  const file = ['.mjs', '.js', '.cjs'].map((end) => base + end).find((found) => existsSync(found));
  if (file === undefined) throw new Error(`Cannot find module '${base}'`);
  const bundle = (await import(pathToFileURL(file).href)) as Record<string, unknown>;
  const handler = bundle[spec.handler.slice(dot + 1)];
  if (typeof handler !== 'function') throw new Error(`${spec.handler} is not exported`);
  return handler as Handler;
}

async function run(handler: Handler, message: InvocationMessage): Promise<Outcome> {
  const context = {
    awsRequestId: message.id,
    callbackWaitsForEmptyEventLoop: true,
    functionName: spec.name,
    functionVersion: '$LATEST',
    invokedFunctionArn: spec.arn,
    logGroupName: `/aws/lambda/${spec.name}`,
    logStreamName: 'local',
    memoryLimitInMB: String(spec.memoryMb),
    getRemainingTimeInMillis: () => Math.max(0, message.deadlineMs - Date.now()),
  };
  try {
    const result = await handler(JSON.parse(message.payload), context);
    return { ok: true, payload: JSON.stringify(result) ?? 'null' };
  } catch (error) {
    return { ok: false, error: describe(error) };
  }
}

function describe(error: unknown): FunctionError {
  if (!(error instanceof Error)) return { errorType: typeof error, errorMessage: String(error) };
  const trace = (error.stack ?? '').split('\n');
  return { errorType: error.name, errorMessage: error.message, trace };
}

try {
  const handler = await importHandler();
  parentPort?.on('message', (message: InvocationMessage) => {
    void run(handler, message).then((outcome) => post({ kind: 'done', id: message.id, outcome }));
  });
  post({ kind: 'ready' });
} catch (error) {
  const { errorMessage, trace = [] } = describe(error);
  const errorType = 'Runtime.ImportModuleError';
  post({ kind: 'init-failed', error: { errorType, errorMessage, trace } });
}
