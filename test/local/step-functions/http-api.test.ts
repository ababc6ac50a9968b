import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import {
  DescribeExecutionCommand,
  DescribeStateMachineCommand,
  ExecutionAlreadyExists,
  ExecutionDoesNotExist,
  GetExecutionHistoryCommand,
  InvalidExecutionInput,
  InvalidName,
  ListActivitiesCommand,
  ListExecutionsCommand,
  SFNClient,
  StartExecutionCommand,
  StateMachineDoesNotExist,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { stepFunctionsApi } from '../../../local/step-functions/http-api.ts';
import type { StateMachines } from '../../../local/step-functions/state-machines.ts';
import { pollMachine } from './poll-machine.ts';
import { engine, MACHINE_ARN, START_MS, VirtualWorld } from './virtual-world.ts';

let machines: StateMachines;
let world: VirtualWorld;
let server: Server;
let client: SFNClient;

beforeAll(async () => {
  server = createServer((request, response) => stepFunctionsApi(machines)(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  client = new SFNClient({
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    region: 'cn-north-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
});
beforeEach(() => {
  world = new VirtualWorld({
    query: (_, { seconds }) => ({ status: seconds >= 12 ? 'captured' : 'pending' }),
  });
  machines = engine(world, pollMachine);
});
afterAll(() => {
  client.destroy();
  server.close();
});

const stateMachineArn = MACHINE_ARN;
const start = (name: string, input = '{"paymentId":"p1"}') =>
  client.send(new StartExecutionCommand({ stateMachineArn, name, input }));

describe('the AWS SDK against the local service', () => {
  test('starts an execution and reads how it ended', async () => {
    const { executionArn, startDate } = await start('p1');
    expect(startDate).toEqual(new Date(START_MS));
    expect(await client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
      status: 'RUNNING',
      stateMachineArn,
      name: 'p1',
      input: '{"paymentId":"p1"}',
    });
    await world.run();
    const ended = await client.send(new DescribeExecutionCommand({ executionArn }));
    expect(ended.status).toBe('SUCCEEDED');
    expect(ended.stopDate).toEqual(new Date(START_MS + 15_000));
    expect(ended.output).toBe('{"status":"captured","polls":4}');
  });

  test('stops an execution', async () => {
    const { executionArn } = await start('p1');
    const { stopDate } = await client.send(
      new StopExecutionCommand({ executionArn, error: 'Asked', cause: 'by a person' }),
    );
    expect(stopDate).toEqual(new Date(START_MS));
    expect(await client.send(new DescribeExecutionCommand({ executionArn }))).toMatchObject({
      status: 'ABORTED',
      error: 'Asked',
      cause: 'by a person',
    });
  });

  test('lists executions in pages, newest first, by status', async () => {
    for (const name of ['a', 'b', 'c']) await start(name);
    machines.stopExecution(`${stateMachineArn.replace('stateMachine', 'execution')}:b`);
    const list = { stateMachineArn, statusFilter: 'RUNNING', maxResults: 1 } as const;
    const first = await client.send(new ListExecutionsCommand(list));
    const { nextToken } = first;
    const second = await client.send(new ListExecutionsCommand({ ...list, nextToken }));
    expect(first.executions?.map(({ name }) => name)).toEqual(['c']);
    expect(second.executions?.map(({ name }) => name)).toEqual(['a']);
    expect(second.nextToken).toBeUndefined();
  });

  test('reads the history with the details of each event', async () => {
    const { executionArn } = await start('p1');
    await world.run();
    const { events } = await client.send(new GetExecutionHistoryCommand({ executionArn }));
    expect(events?.[0]).toMatchObject({
      id: 1,
      type: 'ExecutionStarted',
      timestamp: new Date(START_MS),
      executionStartedEventDetails: { input: '{"paymentId":"p1"}' },
    });
    expect(events?.[1]).toMatchObject({
      previousEventId: 1,
      type: 'PassStateEntered',
      stateEnteredEventDetails: { name: 'Begin' },
    });
    expect(events?.at(-1)?.executionSucceededEventDetails?.output).toContain('captured');
  });

  test('describes the state machine', async () => {
    const described = await client.send(new DescribeStateMachineCommand({ stateMachineArn }));
    expect(described).toMatchObject({
      name: 'payment-resolution',
      status: 'ACTIVE',
      type: 'STANDARD',
    });
    expect(JSON.parse(described.definition ?? '')).toMatchObject(pollMachine);
    expect(described.creationDate).toEqual(new Date(START_MS));
  });
});

describe('the AWS SDK, when the local service refuses', () => {
  test('throws its own exceptions', async () => {
    const { executionArn = '' } = await start('p1');
    await expect(start('p1', '{}')).rejects.toThrow(ExecutionAlreadyExists);
    await expect(start('p2', '{')).rejects.toThrow(InvalidExecutionInput);
    await expect(start('a b')).rejects.toThrow(InvalidName);
    await expect(
      client.send(new StartExecutionCommand({ stateMachineArn: `${stateMachineArn}x` })),
    ).rejects.toThrow(StateMachineDoesNotExist);
    await expect(
      client.send(new DescribeExecutionCommand({ executionArn: `${executionArn}x` })),
    ).rejects.toThrow(ExecutionDoesNotExist);
  });

  test('says so when an operation or a request is not understood', async () => {
    await expect(client.send(new ListActivitiesCommand({}))).rejects.toMatchObject({
      name: 'UnknownOperationException',
    });
    await expect(
      client.send(new ListExecutionsCommand({ stateMachineArn, maxResults: 1_001 })),
    ).rejects.toMatchObject({ name: 'ValidationException' });
  });
});
