import { z } from 'zod';
import type { Execution, HistoryEvent } from './execution.ts';
import type { StateMachines } from './state-machines.ts';

type Operation = (machines: StateMachines, body: unknown) => object;

const arn = z.string().min(1).max(2_048);
const page = {
  maxResults: z
    .int()
    .min(0)
    .max(1_000)
    // AWS reads 0 as "the default".
    .transform((count) => count || undefined)
    .optional(),
  nextToken: z.string().optional(),
};

const seconds = (ms: number): number => ms / 1_000;
const listed = ({
  executionArn,
  stateMachineArn,
  name,
  status,
  startDate,
  stopDate,
}: Execution): object => ({
  executionArn,
  stateMachineArn,
  name,
  status,
  startDate: seconds(startDate),
  ...(stopDate === undefined ? {} : { stopDate: seconds(stopDate) }),
});

/** The member of HistoryEvent that holds the details of an event of this type. */
function detailsMember(type: string): string {
  const state = /State(Entered|Exited)$/.exec(type);
  if (state) return `state${state[1]}EventDetails`;
  return `${type.charAt(0).toLowerCase()}${type.slice(1)}EventDetails`;
}

const historyEvent = ({ id, timestamp, type, details }: HistoryEvent): object => ({
  id,
  previousEventId: id - 1,
  timestamp: seconds(timestamp),
  type,
  [detailsMember(type)]: details,
});

function operation<T>(
  schema: z.ZodType<T>,
  perform: (machines: StateMachines, request: T) => object,
): Operation {
  return (machines, body) => perform(machines, schema.parse(body));
}

/** The operations of the AWS Step Functions API that are spoken here; times are epoch seconds. */
export const operations: ReadonlyMap<string, Operation> = new Map([
  [
    'StartExecution',
    operation(
      z.object({
        stateMachineArn: arn,
        name: z.string().optional(),
        input: z.string().optional(),
      }),
      (machines, request) => {
        const { executionArn, startDate } = machines.startExecution(request);
        return { executionArn, startDate: seconds(startDate) };
      },
    ),
  ],
  [
    'DescribeExecution',
    operation(z.object({ executionArn: arn }), (machines, request) => {
      const execution = machines.describeExecution(request.executionArn);
      const { input, output, error, cause } = execution;
      return { ...listed(execution), input, output, error, cause };
    }),
  ],
  [
    'ListExecutions',
    operation(
      z.object({
        stateMachineArn: arn,
        statusFilter: z.enum(['RUNNING', 'SUCCEEDED', 'FAILED', 'TIMED_OUT', 'ABORTED']).optional(),
        ...page,
      }),
      (machines, request) => {
        const { items, nextToken } = machines.listExecutions(request);
        return { executions: items.map(listed), nextToken };
      },
    ),
  ],
  [
    'StopExecution',
    operation(
      z.object({ executionArn: arn, error: z.string().optional(), cause: z.string().optional() }),
      (machines, { executionArn, ...reason }) => {
        const { stopDate } = machines.stopExecution(executionArn, reason);
        return { stopDate: stopDate === undefined ? undefined : seconds(stopDate) };
      },
    ),
  ],
  [
    'GetExecutionHistory',
    operation(
      z.object({ executionArn: arn, reverseOrder: z.boolean().optional(), ...page }),
      (machines, request) => {
        const { items, nextToken } = machines.getExecutionHistory(request);
        return { events: items.map(historyEvent), nextToken };
      },
    ),
  ],
  [
    'DescribeStateMachine',
    operation(z.object({ stateMachineArn: arn }), (machines, request) => {
      const { creationDate, revision, ...rest } = machines.describeStateMachine(
        request.stateMachineArn,
      );
      const common = { status: 'ACTIVE', type: 'STANDARD', revisionId: revision };
      return { ...rest, ...common, creationDate: seconds(creationDate) };
    }),
  ],
]);
