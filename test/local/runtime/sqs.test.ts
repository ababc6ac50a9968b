import { afterAll, describe, expect, it } from 'vitest';
import { createSqs } from '../../../local/engines/sqs.ts';

describe('a queue on the virtual clock', () => {
  const sqs = createSqs(100, 'us-east-1');
  afterAll(() => sqs.close());

  const receive = async (QueueUrl: string, WaitTimeSeconds: number): Promise<string[]> => {
    const answer = await sqs.call<{ Messages?: { Body: string }[] }>('AmazonSQS.ReceiveMessage', {
      QueueUrl,
      WaitTimeSeconds,
    });
    return (answer.Messages ?? []).map(({ Body }) => Body);
  };

  it.each([
    ['of the message', {}, { DelaySeconds: 30 }],
    ['of the queue', { DelaySeconds: 30 }, {}],
  ])('divides the delay %s, to a fraction of a second', async (name, queue, message) => {
    const QueueUrl = name.replaceAll(' ', '-');
    await sqs.createQueue(QueueUrl, queue);
    const sentMs = Date.now();
    await sqs.call('AmazonSQS.SendMessage', { QueueUrl, MessageBody: 'late', ...message });
    expect(await receive(QueueUrl, 0)).toEqual([]);
    expect(await receive(QueueUrl, 5)).toEqual(['late']);
    const tookMs = Date.now() - sentMs;
    expect(tookMs).toBeGreaterThanOrEqual(300);
    expect(tookMs).toBeLessThan(1_000);
  });

  it('refuses what SQS refuses, under its name', async () => {
    const sending = sqs.call('AmazonSQS.SendMessage', { QueueUrl: 'none', MessageBody: 'x' });
    await expect(sending).rejects.toThrow(/QueueDoesNotExist|NonExistentQueue/);
  });
});
