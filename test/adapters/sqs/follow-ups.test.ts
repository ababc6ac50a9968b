import { SendMessageCommand, SQSClient } from '@aws-sdk/client-sqs';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { SqsFollowUps } from '../../../adapters/sqs/follow-ups.ts';
import { NOON, newMerchant, newOrderId, newPaymentId } from '../../contracts/fixtures.ts';

const client = new SQSClient({ region: 'us-east-1' });
const sqs = mockClient(client);
const followUps = new SqsFollowUps(client, 'https://sqs/follow-up', { now: () => NOON });
const followUp = {
  merchantId: newMerchant(),
  orderId: newOrderId(),
  paymentId: newPaymentId(),
  generation: 1,
};

beforeEach(() => sqs.reset());

describe('A follow-up', () => {
  it.each([
    ['five seconds ahead', NOON + 5_000, 5],
    ['a fraction of a second ahead, never early', NOON + 5_001, 6],
    ['in the past, at once', NOON - 1, 0],
    ['further ahead than SQS can wait, as late as it can', NOON + 3_600_000, 900],
  ])('%s', async (_, at, DelaySeconds) => {
    sqs.on(SendMessageCommand).resolves({});
    await followUps.send(followUp, at);
    const [call] = sqs.commandCalls(SendMessageCommand);
    expect(call?.args[0].input).toEqual({
      QueueUrl: 'https://sqs/follow-up',
      MessageBody: JSON.stringify(followUp),
      DelaySeconds,
    });
  });

  it('that could not be sent is not taken for sent', async () => {
    sqs.on(SendMessageCommand).rejects(new Error('no queue'));
    await expect(followUps.send(followUp, NOON)).rejects.toThrow('no queue');
  });
});
