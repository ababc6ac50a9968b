import type { GetObjectCommand, S3Client } from '@aws-sdk/client-s3';
import type { StartExecutionCommand } from '@aws-sdk/client-sfn';
import type { SendMessageCommand } from '@aws-sdk/client-sqs';
import { currentProcess } from './process.ts';
import { call, type Remote } from './remote.ts';

/** Three tries of 3 s, as BOUNDED in compose.ts has them. */
const TIMEOUT_MS = 9_000;

/** What only makes a call of the SDK fail: no answer, or an answer that says so. */
const broken = {
  timeoutMs: TIMEOUT_MS,
  givesUp: (): never => {
    throw Object.assign(new Error('No answer in time'), { name: 'TimeoutError' });
  },
  failure: (): never => {
    throw Object.assign(new Error('Service unavailable'), { name: 'ServiceUnavailable' });
  },
};

function ask<T>(what: string, effect: () => T, special?: Remote<T>['special']): Promise<T> {
  const process = currentProcess();
  const site = `${process.name} > ${what}`;
  return call<T>(process, { ...broken, site, effect, ...(special && { special }) });
}

/** SQS, as far as the adapters know it. */
export const queueClient: object = {
  send: (command: SendMessageCommand) => {
    const { world } = currentProcess();
    const { MessageBody = '', DelaySeconds = 0 } = command.input;
    const effect = (): object => world.queue.send(MessageBody, DelaySeconds);
    return ask('send follow-up', effect, { repeated: () => [effect(), effect()][1] ?? {} });
  },
};

/** Step Functions, as far as the adapters know it. */
export const workflowClient: object = {
  send: (command: StartExecutionCommand) => {
    const { world } = currentProcess();
    const { name = '', input = '' } = command.input;
    const effect = (): object => world.workflows.start(name, input);
    return ask('start workflow', effect, { repeated: () => [effect(), effect()][1] ?? {} });
  },
};

/** S3 with the menus of the world, which are only read. */
export const s3Client: S3Client = {
  send: (command: GetObjectCommand) => {
    const { world } = currentProcess();
    const text = world.merchants.menuObject(command.input.Key ?? '');
    return ask('read menu', () => ({ Body: { transformToString: async () => text } }));
  },
} as unknown as S3Client;
