import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { GetCommand } from '@aws-sdk/lib-dynamodb';
import { afterEach, describe, expect, it } from 'vitest';
import { dynamoDbClient } from '../../../adapters/dynamodb/client.ts';
import { DynamoDbOrderStore } from '../../../adapters/dynamodb/order-store.ts';
import { empty, newMerchant, next, orderOf } from '../../contracts/fixtures.ts';

interface Answer {
  readonly status: number;
  readonly type?: string;
}

let server: Server | undefined;
afterEach(() => {
  server?.closeAllConnections();
  server?.close();
});

/** A DynamoDB that gives these answers in turn, then none at all; and what it was sent. */
async function answering(answers: readonly Answer[], maxAttempts?: number) {
  const left = [...answers];
  const sent: { readonly ClientRequestToken?: string }[] = [];
  const started = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk);
    sent.push(JSON.parse(Buffer.concat(chunks).toString()));
    const answer = left.shift();
    if (!answer) return;
    response.writeHead(answer.status, { 'content-type': 'application/x-amz-json-1.0' });
    response.end(JSON.stringify(answer.type ? { __type: answer.type, message: 'no' } : {}));
  });
  server = started;
  await new Promise<void>((resolve) => started.listen(0, '127.0.0.1', resolve));
  const client = dynamoDbClient({
    endpoint: `http://127.0.0.1:${(started.address() as AddressInfo).port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'test', secretAccessKey: 'test' },
    ...(maxAttempts && { maxAttempts }),
  });
  return { client, sent };
}

const shape = (name: string): string => `com.amazonaws.dynamodb.v20120810#${name}`;
const change = () => next(empty(orderOf(newMerchant())), {});
const get = new GetCommand({ TableName: 'Store', Key: { pk: 'a', sk: 'b' } });

describe('The DynamoDB client', () => {
  it.each([
    ['a server error', { status: 500, type: shape('InternalServerError') }],
    ['throttling', { status: 400, type: shape('ThrottlingException') }],
    [
      'a transaction still under way',
      { status: 400, type: shape('TransactionInProgressException') },
    ],
  ])('repeats a commit after %s as the same transaction', async (_, failure) => {
    const { client, sent } = await answering([failure, { status: 200 }]);
    const orders = new DynamoDbOrderStore(client, 'Store', { pause: async () => undefined });
    expect(await orders.commit(change())).toBe('committed');
    expect(sent).toHaveLength(2);
    expect(sent[0]?.ClientRequestToken).toBeTruthy();
    expect(sent[1]?.ClientRequestToken).toBe(sent[0]?.ClientRequestToken);
  });

  it('gives up after three tries', async () => {
    const failure = { status: 500, type: shape('InternalServerError') };
    const { client, sent } = await answering(Array.from({ length: 9 }, () => failure));
    await expect(client.send(get)).rejects.toThrow();
    expect(sent).toHaveLength(3);
  });

  it('does not wait for an answer that does not come', async () => {
    const { client } = await answering([], 1);
    const started = performance.now();
    await expect(client.send(get)).rejects.toMatchObject({ name: 'TimeoutError' });
    expect(performance.now() - started).toBeLessThan(6_000);
  });
});
