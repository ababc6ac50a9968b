import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { Clock } from '../../core/ports/clock.ts';
import type { FollowUp, FollowUps } from '../../core/ports/follow-ups.ts';

/** What SQS allows. */
const MAX_DELAY_SECONDS = 900;

/** Messages that SQS hands out when their time has come; the body is the follow-up as JSON. */
export class SqsFollowUps implements FollowUps {
  readonly #client: SQSClient;
  readonly #queueUrl: string;
  readonly #clock: Clock;

  constructor(client: SQSClient, queueUrl: string, clock: Clock) {
    this.#client = client;
    this.#queueUrl = queueUrl;
    this.#clock = clock;
  }

  async send(followUp: FollowUp, at: number): Promise<void> {
    const seconds = Math.ceil((at - this.#clock.now()) / 1_000);
    await this.#client.send(
      new SendMessageCommand({
        QueueUrl: this.#queueUrl,
        MessageBody: JSON.stringify(followUp),
        DelaySeconds: Math.min(Math.max(seconds, 0), MAX_DELAY_SECONDS),
      }),
    );
  }
}
