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
const listed = ({ executionArn, stateMachineArn, name, status, startDate, stopDate }: Execution) => ({
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

const historyEvent = ({ id, timestamp, type, details }: HistoryEvent) => ({
  id,
  previousEventId: id - 1,
  timestamp: seconds(timestamp),
  type,
  [detailsMember(type)]: details,
});

function operation<T>(schema: z.ZodType<T>, perform: (machines: StateMachines, request: T) => object): Operation {
  return (machines, body) => perform(machines, schema.parse(body));
}
