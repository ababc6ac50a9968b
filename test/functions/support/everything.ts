import { readdirSync } from 'node:fs';
import path from 'node:path';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { mockClient } from 'aws-sdk-client-mock';
import type { RouteKey } from '../../../api/routes.ts';
import { eventOf } from './http.ts';

type Handler = (
  event: APIGatewayProxyEventV2,
  context: never,
) => Promise<APIGatewayProxyStructuredResultV2>;

const functions = path.resolve(import.meta.dirname, '../../../functions');

/** What no house keeps in memory is in a table without rows, in secrets and buckets that nobody has. */
export function emptySurroundings(): Readonly<Record<string, string>> {
  mockClient(DynamoDBDocumentClient).onAnyCommand().resolves({});
  const names = [
    'TABLE_NAME',
    'INBOX_TABLE_NAME',
    'STAGE',
    'PUBLIC_URL',
    'PAGE_ORIGINS',
    'MENU_BUCKET_NAME',
    'ANSWERS_BUCKET_NAME',
    'FACTS_DATABASE',
    'WORK_GROUP',
  ];
  return Object.fromEntries(names.map((name) => [name, 'test']));
}

/** Every handler of HTTP routes, by the route: found by asking, as a request finds it. */
export async function handlersOf(keys: readonly RouteKey[]): Promise<Map<RouteKey, Handler>> {
  const found = new Map<RouteKey, Handler>();
  for (const name of readdirSync(functions).filter((folder) => folder !== 'shared')) {
    const { handler } = (await import(path.join(functions, name, 'handler.ts'))) as {
      handler: Handler;
    };
    for (const key of keys) if (await serves(handler, key)) found.set(key, handler);
  }
  return found;
}

/** Without a token a guarded route is 401; a route of another function is 404. */
async function serves(handler: Handler, key: RouteKey): Promise<boolean> {
  try {
    return (await handler(eventOf(key), {} as never)).statusCode === 401;
  } catch {
    // A worker, which reads no requests.
    return false;
  }
}
