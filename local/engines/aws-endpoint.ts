import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { AwsError } from '../aws-json.ts';
import type { AthenaEngine } from './athena/athena.ts';
import { readBody } from './http-body.ts';
import type { S3Engine } from './s3/s3.ts';
import type { Secrets } from './secrets.ts';
import type { SqsEngine } from './sqs.ts';

export interface AwsServices {
  readonly sqs: SqsEngine;
  readonly s3: S3Engine;
  readonly secrets: Secrets;
  readonly athena: AthenaEngine;
  readonly stepFunctions: RequestListener;
}

const requestLimit = 8 * 1024 * 1024;

/** One address for every engine of ours: X-Amz-Target names the service, and S3 alone has none. */
export function awsEndpoint(services: AwsServices): RequestListener {
  return (request, response) => {
    answer(services, request, response).catch((error: unknown) => {
      if (!response.headersSent) response.writeHead(500);
      response.end(JSON.stringify({ __type: 'InternalFailure', message: String(error) }));
    });
  };
}

async function answer(
  services: AwsServices,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const target = request.headers['x-amz-target'];
  if (typeof target !== 'string') return services.s3.handle(request, response);
  if (target.startsWith('AWSStepFunctions.')) return services.stepFunctions(request, response);

  const body = String(await readBody(request, requestLimit));
  const [service = '', operation = ''] = target.split('.');
  const send = (status: number, text: string, headers: Record<string, string> = {}): void => {
    response.writeHead(status, { 'content-type': 'application/x-amz-json-1.0', ...headers });
    response.end(text);
  };
  switch (service) {
    case 'AmazonSQS': {
      const { status, headers, body: text } = await services.sqs.handle(target, body);
      return send(status, text, headers);
    }
    case 'secretsmanager':
      return sendAnswer(send, async () => services.secrets.handle(operation, JSON.parse(body)));
    case 'AmazonAthena':
      return sendAnswer(send, () => services.athena.handle(operation, JSON.parse(body)));
    default:
      return send(400, JSON.stringify({ __type: 'UnknownOperationException', message: target }));
  }
}

async function sendAnswer(
  send: (status: number, text: string) => void,
  handle: () => Promise<object>,
): Promise<void> {
  try {
    send(200, JSON.stringify(await handle()));
  } catch (error) {
    if (!(error instanceof AwsError)) throw error;
    send(400, JSON.stringify({ __type: error.code, message: error.message }));
  }
}
