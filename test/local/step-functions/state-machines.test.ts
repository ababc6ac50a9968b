import { describe, expect, test } from 'vitest';
import { engine, functionArn, MACHINE_ARN, VirtualWorld } from './virtual-world.ts';

const waiting = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 60, End: true } } };
const request = { stateMachineArn: MACHINE_ARN, name: 'p1', input: '{"a":1}' };

describe('starting an execution', () => {
  test('with the same name and input while it runs gives the same execution', async () => {
    const world = new VirtualWorld();
    const machines = engine(world, waiting);
    const first = machines.startExecution(request);
    await world.run(5);
    const again = machines.startExecution(request);
    expect(again.executionArn).toBe(first.executionArn);
    expect(again.startDate).toBe(first.startDate);
    expect(machines.listExecutions({ stateMachineArn: MACHINE_ARN }).items).toHaveLength(1);
  });

  test('with another input, or after it has ended, is refused', async () => {
    const world = new VirtualWorld();
    const machines = engine(world, waiting);
    machines.startExecution(request);
    const refusal = expect.objectContaining({ name: 'ExecutionAlreadyExists' });
    expect(() => machines.startExecution({ ...request, input: '{"a":2}' })).toThrow(refusal);
    await world.run();
    expect(() => machines.startExecution(request)).toThrow(refusal);
  });

  test('without a name gets one of its own', () => {
    const world = new VirtualWorld();
    world.random = Math.random;
    const machines = engine(world, waiting);
    const names = [1, 2].map(() => machines.startExecution({ stateMachineArn: MACHINE_ARN }).name);
    expect(new Set(names).size).toBe(2);
    machines.close();
  });

  test.each(['', 'a b', 'a/b', 'a:b', 'a#b', 'x'.repeat(81)])('refuses the name %j', (name) => {
    const machines = engine(new VirtualWorld(), waiting);
    expect(() => machines.startExecution({ ...request, name })).toThrow(
      expect.objectContaining({ name: 'InvalidName' }),
    );
  });

  test('refuses input that is not JSON or too long, and an unknown state machine', () => {
    const machines = engine(new VirtualWorld(), waiting);
    for (const input of ['{', JSON.stringify('x'.repeat(262_144))]) {
      expect(() => machines.startExecution({ ...request, input })).toThrow(
        expect.objectContaining({ name: 'InvalidExecutionInput' }),
      );
    }
    expect(() => machines.startExecution({ ...request, stateMachineArn: 'arn:x' })).toThrow(
      expect.objectContaining({ name: 'StateMachineDoesNotExist' }),
    );
  });
});

describe('stopping an execution', () => {
  const task = {
    StartAt: 'T',
    States: {
      T: { Type: 'Task', Resource: functionArn('slow'), Next: 'After' },
      After: { Type: 'Succeed' },
    },
  };

  test('aborts it at once and ignores what its task answers later', async () => {
    const { promise, resolve } = Promise.withResolvers<string>();
    const world = new VirtualWorld({ slow: () => promise });
    const machines = engine(world, task);
    const { executionArn } = machines.startExecution(request);
    await world.run(1);
    machines.stopExecution(executionArn, { error: 'Asked', cause: 'by a person' });
    resolve('too late');
    await world.run();
    expect(machines.describeExecution(executionArn)).toMatchObject({
      status: 'ABORTED',
      error: 'Asked',
      cause: 'by a person',
      stopDate: world.nowMs,
    });
    const { items } = machines.getExecutionHistory({ executionArn });
    expect(items.at(-1)?.type).toBe('ExecutionAborted');
  });

  test('also between two steps, after which nothing more is written', async () => {
    const world = new VirtualWorld();
    const machines = engine(world, {
      StartAt: 'A',
      States: { A: { Type: 'Pass', Output: '{% 1 %}', Next: 'B' }, B: { Type: 'Succeed' } },
    });
    const { executionArn } = machines.startExecution(request);
    machines.stopExecution(executionArn);
    await world.run();
    const types = machines.getExecutionHistory({ executionArn }).items.map(({ type }) => type);
    expect(types).toEqual(['ExecutionStarted', 'PassStateEntered', 'ExecutionAborted']);
  });

  test('leaves an execution that has ended as it is', async () => {
    const world = new VirtualWorld({ slow: () => 'ok' });
    const machines = engine(world, task);
    const { executionArn } = machines.startExecution(request);
    await world.run();
    expect(machines.stopExecution(executionArn).status).toBe('SUCCEEDED');
    expect(machines.describeExecution(executionArn).status).toBe('SUCCEEDED');
  });

  test('wakes nobody: a stopped Wait leaves no timer behind', async () => {
    const world = new VirtualWorld();
    const machines = engine(world, waiting);
    const { executionArn } = machines.startExecution(request);
    await world.run(1);
    machines.stopExecution(executionArn);
    await world.run();
    expect(world.seconds).toBe(1);
  });
});

describe('the history', () => {
  test('tells every state and call in order, and in reverse', async () => {
    const world = new VirtualWorld({ slow: () => 'ok' });
    const machines = engine(world, {
      StartAt: 'T',
      States: { T: { Type: 'Task', Resource: functionArn('slow'), End: true } },
    });
    const { executionArn } = machines.startExecution(request);
    await world.run();
    const types = machines.getExecutionHistory({ executionArn }).items.map(({ type }) => type);
    expect(types).toEqual([
      'ExecutionStarted',
      'TaskStateEntered',
      'LambdaFunctionScheduled',
      'LambdaFunctionSucceeded',
      'TaskStateExited',
      'ExecutionSucceeded',
    ]);
    const page = { executionArn, reverseOrder: true, maxResults: 4 };
    const first = machines.getExecutionHistory(page);
    const second = machines.getExecutionHistory({ ...page, nextToken: first.nextToken });
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual([6, 5, 4, 3, 2, 1]);
    expect(() => machines.getExecutionHistory({ ...page, nextToken: 'x' })).toThrow(
      expect.objectContaining({ name: 'InvalidToken' }),
    );
  });

  test('does not call a task failed because another branch did', async () => {
    const world = new VirtualWorld({ slow: () => new Promise(() => {}) });
    const task = { Type: 'Task', Resource: functionArn('slow'), End: true };
    const Branches = [
      { StartAt: 'T', States: { T: task } },
      {
        StartAt: 'W',
        States: { W: { Type: 'Wait', Seconds: 1, Next: 'F' }, F: { Type: 'Fail', Error: 'E' } },
      },
    ];
    const machines = engine(world, {
      StartAt: 'P',
      States: { P: { Type: 'Parallel', Branches, End: true } },
    });
    const { executionArn } = machines.startExecution(request);
    await world.run();
    const types = machines.getExecutionHistory({ executionArn }).items.map(({ type }) => type);
    expect(types.at(-1)).toBe('ExecutionFailed');
    expect(types).not.toContain('LambdaFunctionFailed');
  });
});
