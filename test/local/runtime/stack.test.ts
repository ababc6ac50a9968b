import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { awsJsonClient } from '../../../local/aws-json.ts';
import type { LocalStack } from '../../../local/boot.ts';
import { bootFixture, eventually, tallyOf, temporaryFolder } from './boot-fixture.ts';

/** A virtual minute is a real second. */
const timeScale = 60;

describe('a booted template', { timeout: 15_000 }, () => {
  const { folder, remove } = temporaryFolder();
  let stack: LocalStack;

  beforeAll(async () => {
    stack = await bootFixture(folder, timeScale);
  }, 15_000);
  afterAll(async () => {
    await stack.close();
    remove();
  });

  const post = (route: string, body: string, type = 'application/json'): Promise<Response> =>
    fetch(`${stack.apiUrl}${route}`, { method: 'POST', headers: { 'content-type': type }, body });
  const putNote = (id: string, body: string): Promise<Response> =>
    fetch(`${stack.apiUrl}/notes/${id}`, { method: 'PUT', body });
  const messagesIn = async (queue: string): Promise<string[]> => {
    const call = awsJsonClient(stack.environment['AWS_ENDPOINT_URL_SQS'] ?? '');
    const answer = await call<{ Messages?: { Body: string }[] }>('AmazonSQS.ReceiveMessage', {
      QueueUrl: queue,
      MaxNumberOfMessages: 10,
      VisibilityTimeout: 0,
    });
    return (answer.Messages ?? []).map(({ Body }) => Body);
  };

  it('serves a request by a function that writes to a table, whose stream reaches another one', async () => {
    expect((await putNote('a', 'hello')).status).toBe(204);
    const read = await eventually(
      () => tallyOf(stack.apiUrl, 'note a'),
      (times) => times > 0,
    );
    expect(read).toBe(1);
  });

  it('gives up a poisonous stream record alone, tells the on-failure queue, and reads on', async () => {
    await Promise.all([putNote('b', 'fine'), putNote('c', 'poison'), putNote('d', 'fine')]);
    const read = await eventually(
      () => Promise.all([tallyOf(stack.apiUrl, 'note b'), tallyOf(stack.apiUrl, 'note d')]),
      ([b, d]) => b > 0 && d > 0,
    );
    expect(read.every((times) => times > 0)).toBe(true);
    const unread = await eventually(
      () => messagesIn('Unread'),
      (messages) => messages.length > 0,
    );
    expect(unread.map((message) => JSON.parse(message))).toMatchObject([
      {
        requestContext: { condition: 'RetryAttemptsExhausted', approximateInvokeCount: 2 },
        DDBStreamBatchInfo: { batchSize: 1 },
      },
    ]);
  });

  it('delivers queued messages, again when they are reported as failed, and then to the dead-letter queue', async () => {
    await Promise.all([
      post('/jobs', JSON.stringify({ body: 'good one' })),
      post('/jobs', JSON.stringify({ body: 'bad one' })),
    ]);
    const dead = await eventually(
      () => messagesIn('DeadJobs'),
      (messages) => messages.length > 0,
    );
    expect(dead).toEqual(['bad one']);
    expect(await tallyOf(stack.apiUrl, 'job good one')).toBe(1);
    expect(await tallyOf(stack.apiUrl, 'job bad one')).toBe(2);
  });

  it('holds a delayed message for its time on the virtual clock', async () => {
    const sentMs = Date.now();
    await post('/jobs', JSON.stringify({ body: 'delayed', delay: 30 }));
    const times = await eventually(
      () => tallyOf(stack.apiUrl, 'job delayed'),
      (count) => count > 0,
    );
    expect(times).toBe(1);
    expect(Date.now() - sentMs).toBeGreaterThanOrEqual(500);
  });

  it('fires a schedule by the virtual clock, and runs a workflow through its wait', async () => {
    const before = await tallyOf(stack.apiUrl, 'tick');
    await post('/runs', 'one', 'text/plain');
    // In two virtual minutes the schedule alone makes two or three.
    const ticks = await eventually(
      () => tallyOf(stack.apiUrl, 'tick'),
      (times) => times >= before + 3,
    );
    expect(ticks).toBeGreaterThanOrEqual(before + 3);
    const call = awsJsonClient(stack.environment['AWS_ENDPOINT_URL_SFN'] ?? '');
    const executionArn = 'arn:aws:states:us-east-1:000000000000:execution:Machine:one';
    const execution = await call('AWSStepFunctions.DescribeExecution', { executionArn });
    expect(execution).toMatchObject({ status: 'SUCCEEDED' });
  });

  it('passes a form as base64, and headers, cookies and query as an HTTP API does', async () => {
    const answer = await fetch(`${stack.apiUrl}/echo?a=1&a=2&b=%20x`, {
      method: 'POST',
      headers: { cookie: 'one=1; two=2', 'x-thing': 'a' },
      body: new URLSearchParams({ total_amount: '18.00' }),
    });
    expect(await answer.json()).toMatchObject({
      version: '2.0',
      routeKey: 'POST /echo',
      rawPath: '/echo',
      rawQueryString: 'a=1&a=2&b=%20x',
      queryStringParameters: { a: '1,2', b: ' x' },
      cookies: ['one=1', 'two=2'],
      headers: { 'x-thing': 'a' },
      isBase64Encoded: true,
      body: Buffer.from('total_amount=18.00').toString('base64'),
      requestContext: { http: { method: 'POST', sourceIp: '127.0.0.1' }, stage: '$default' },
    });
    const json = await post('/echo', '{"a":1}', 'application/json; charset=utf-8');
    expect(await json.json()).toMatchObject({ isBase64Encoded: false, body: '{"a":1}' });
  });

  it('answers with binary bodies and several cookies', async () => {
    const answer = await fetch(`${stack.apiUrl}/bytes`);
    expect([...new Uint8Array(await answer.arrayBuffer())]).toEqual([0, 255, 10]);
    expect(answer.headers.getSetCookie()).toEqual(['a=1', 'b=2']);
  });

  it('refuses what no route takes, and what is too large', async () => {
    expect((await fetch(`${stack.apiUrl}/nothing`)).status).toBe(404);
    expect((await fetch(`${stack.apiUrl}/echo`)).status).toBe(404);
    const large = await post('/echo', 'x'.repeat(10 * 1024 * 1024 + 1), 'text/plain');
    expect(large.status).toBe(413);
  });

  it('serves pages where there is no route, and nothing outside their folder', async () => {
    const page = await fetch(`${stack.apiUrl}/`);
    expect(page.headers.get('content-type')).toBe('text/html; charset=utf-8');
    expect(await page.text()).toContain('<title>Pages</title>');
    expect(page.headers.get('content-security-policy')).toContain("script-src 'self'");
    const outside = await fetch(`${stack.apiUrl}/..%2Ftemplate.json`);
    expect(outside.status).toBe(404);
  });
});
