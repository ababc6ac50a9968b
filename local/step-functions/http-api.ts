import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { prettifyError, ZodError } from 'zod';
import { operations } from './api-operations.ts';
import { ServiceError } from './service-error.ts';
import type { StateMachines } from './state-machines.ts';

const TARGET_PREFIX = 'AWSStepFunctions.';
const MAX_BODY_BYTES = 1_048_576;

interface Answer {
  readonly status: number;
  readonly body: object;
}

const refusal = (name: string, message: string, status = 400): Answer => ({
  status,
  body: { __type: name, message },
});

async function textOf(request: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.byteLength;
    if (bytes > MAX_BODY_BYTES) return undefined;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

async function answer(machines: StateMachines, request: IncomingMessage): Promise<Answer> {
  const target = String(request.headers['x-amz-target']);
  const name = target.startsWith(TARGET_PREFIX) ? target.slice(TARGET_PREFIX.length) : '';
  const operation = operations.get(name);
  if (operation === undefined) {
    return refusal('UnknownOperationException', `${target} is not supported here.`);
  }
  const text = await textOf(request);
  if (text === undefined) return refusal('RequestEntityTooLarge', 'Over 1 MiB.', 413);
  try {
    return { status: 200, body: operation(machines, JSON.parse(text)) };
  } catch (error) {
    if (error instanceof ServiceError) return refusal(error.name, error.message);
    if (error instanceof SyntaxError) return refusal('SerializationException', error.message);
    if (error instanceof ZodError) return refusal('ValidationException', prettifyError(error));
    return refusal('InternalFailure', String(error), 500);
  }
}

function send(response: ServerResponse, { status, body }: Answer): void {
  response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0' });
  response.end(JSON.stringify(body));
}

/**
 * Speaks the JSON 1.0 protocol of AWS Step Functions, so that an SDK client whose endpoint is this
 * server works unchanged. Requests are not authenticated: listen on the loopback address only.
 */
export function stepFunctionsApi(machines: StateMachines): RequestListener {
  return (request, response) => {
    answer(machines, request).then(
      (result) => send(response, result),
      () => response.destroy(),
    );
  };
}
