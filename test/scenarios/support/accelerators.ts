import {
  type ExecutionStatus,
  paginateListExecutions,
  SFNClient,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { PurgeQueueCommand, SQSClient } from '@aws-sdk/client-sqs';
import { dynamoDbClient } from '../../../adapters/dynamodb/client.ts';
import { DynamoDbDueList } from '../../../adapters/dynamodb/due-list.ts';
import type { ServerProcess } from './server.ts';

/** What is faster than the sweeper, and may all be lost: queue messages and workflow executions. */
export interface Accelerators {
  /** Deletes every message and stops every execution. @returns how many executions that were. */
  loseAll(): Promise<number>;
  /** Names of the executions that a payment has ever had. */
  executionsOf(paymentId: string): Promise<string[]>;
  /** Whether the sweeper would ever look at this payment again. */
  isDue(paymentId: string): Promise<boolean>;
  close(): void;
}

export function acceleratorsOf({ ready }: ServerProcess): Accelerators {
  const variable = (name: string): string => {
    const value = ready.environment[name];
    if (value === undefined) throw new Error(`The ready file has no ${name}`);
    return value;
  };
  const region = variable('AWS_REGION');
  const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
  const to = (endpoint: string) => ({ region, credentials, endpoint: variable(endpoint) });
  const sqs = new SQSClient(to('AWS_ENDPOINT_URL_SQS'));
  const workflows = new SFNClient(to('AWS_ENDPOINT_URL_SFN'));
  const dynamoDb = dynamoDbClient(to('AWS_ENDPOINT_URL_DYNAMODB'));
  const dueList = new DynamoDbDueList(dynamoDb, variable('TABLE_NAME'));
  const stateMachineArn = variable('PAYMENT_RESOLUTION_ARN');

  const executions = async (statusFilter?: ExecutionStatus) => {
    const found = [];
    const filter = statusFilter && { statusFilter };
    const pages = paginateListExecutions({ client: workflows }, { stateMachineArn, ...filter });
    for await (const page of pages) found.push(...(page.executions ?? []));
    return found;
  };
  return {
    async loseAll() {
      await sqs.send(new PurgeQueueCommand({ QueueUrl: variable('FOLLOW_UP_QUEUE_URL') }));
      const running = await executions('RUNNING');
      for (const { executionArn } of running) {
        await workflows.send(new StopExecutionCommand({ executionArn }));
      }
      return running.length;
    },
    executionsOf: async (paymentId) =>
      (await executions()).map(({ name = '' }) => name).filter((n) => n.startsWith(paymentId)),
    isDue: async (paymentId) =>
      (await dueList.due(Number.MAX_SAFE_INTEGER, 1_000)).some(
        (due) => 'paymentId' in due && due.paymentId === paymentId,
      ),
    close: () => {
      for (const client of [sqs, workflows, dynamoDb]) client.destroy();
    },
  };
}
