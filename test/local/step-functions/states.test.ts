import { describe, expect, test } from 'vitest';
import {
  execute,
  executeState,
  functionArn,
  outputOf,
  START_MS,
  VirtualWorld,
} from './virtual-world.ts';

describe('Wait', () => {
  const waitFor = async (wait: object, input: unknown = {}): Promise<number | string> => {
    const world = new VirtualWorld();
    world.nowMs = START_MS + 300;
    const execution = await executeState({ Type: 'Wait', ...wait, End: true }, input, world);
    return execution.status === 'SUCCEEDED' ? world.seconds : `${execution.error}`;
  };

  test('Seconds count from when the state is entered', async () => {
    expect(await waitFor({ Seconds: 7 })).toBe(7.3);
    expect(await waitFor({ Seconds: '{% $states.input.delay %}' }, { delay: 2 })).toBe(2.3);
  });

  test('a Timestamp loses its fraction of a second, as in AWS', async () => {
    expect(await waitFor({ Timestamp: '2026-11-22T04:00:09.999Z' })).toBe(9);
    expect(await waitFor({ Timestamp: '2026-11-22T12:00:10+08:00' })).toBe(10);
  });

  test('a Timestamp in the past does not wait', async () => {
    expect(await waitFor({ Timestamp: '2020-01-01T00:00:00Z' })).toBe(0.3);
  });

  test('negative or broken Seconds, and a Timestamp that is none, fail the execution', async () => {
    for (const wait of [{ Seconds: -1 }, { Seconds: '{% 1.5 %}' }, { Timestamp: 'tomorrow' }]) {
      expect(await waitFor(wait)).toBe('States.QueryEvaluationError');
    }
  });
});

describe('Choice', () => {
  const choose = (input: unknown): Promise<unknown> =>
    execute(
      new VirtualWorld(),
      {
        StartAt: 'Choose',
        States: {
          Choose: {
            Type: 'Choice',
            Choices: [
              { Condition: '{% $states.input.n > 10 %}', Assign: { size: 'big' }, Next: 'Say' },
              { Condition: '{% $states.input.n > 5 %}', Output: 'medium', Next: 'End' },
            ],
            Default: 'Small',
          },
          Say: { Type: 'Pass', Output: '{% $size %}', End: true },
          Small: { Type: 'Pass', Output: 'small', End: true },
          End: { Type: 'Succeed' },
        },
      },
      input,
    ).then(outputOf);

  test('takes the first rule that is true, with its own Assign and Output', async () => {
    expect(await choose({ n: 11 })).toBe('big');
    expect(await choose({ n: 6 })).toBe('medium');
    expect(await choose({ n: 1 })).toBe('small');
  });

  test('fails when no rule is true and there is no Default', async () => {
    const { error } = await execute(new VirtualWorld(), {
      StartAt: 'Choose',
      States: {
        Choose: { Type: 'Choice', Choices: [{ Condition: '{% false %}', Next: 'End' }] },
        End: { Type: 'Succeed' },
      },
    });
    expect(error).toBe('States.NoChoiceMatched');
  });

  test('fails when a Condition is not true or false, rather than guess', async () => {
    const { error } = await execute(new VirtualWorld(), {
      StartAt: 'Choose',
      States: {
        Choose: {
          Type: 'Choice',
          Choices: [{ Condition: "{% 'yes' %}", Next: 'End' }],
          Default: 'End',
        },
        End: { Type: 'Succeed' },
      },
    });
    expect(error).toBe('States.QueryEvaluationError');
  });
});

describe('Fail', () => {
  test('ends the execution with its Error and Cause', async () => {
    const state = { Type: 'Fail', Error: 'Unpaid', Cause: "{% 'order ' & $states.input.order %}" };
    expect(await executeState(state, { order: 'o1' })).toMatchObject({
      status: 'FAILED',
      error: 'Unpaid',
      cause: 'order o1',
    });
  });
});

describe('Task', () => {
  test('lambda:invoke gives the Payload and StatusCode', async () => {
    const world = new VirtualWorld({ hello: ({ name }: { name: string }) => `hello ${name}` });
    const execution = await executeState(
      {
        Type: 'Task',
        Resource: 'arn:aws:states:::lambda:invoke',
        Arguments: {
          FunctionName: '{% $states.input.function %}',
          Payload: { name: '{% $states.input.name %}' },
        },
        End: true,
      },
      { function: functionArn('hello'), name: 'Wang' },
      world,
    );
    expect(outputOf(execution)).toEqual({ Payload: 'hello Wang', StatusCode: 200 });
  });

  test('a function that returns nothing gives null, as JSON has no undefined', async () => {
    const world = new VirtualWorld({ quiet: () => undefined });
    const state = { Type: 'Task', Resource: functionArn('quiet'), End: true };
    expect(await executeState(state, {}, world)).toMatchObject({ output: 'null' });
  });

  test('a result over 256 KiB fails, and States.ALL does not hide it', async () => {
    const world = new VirtualWorld({ big: () => 'x'.repeat(262_144) });
    const state = {
      Type: 'Task',
      Resource: functionArn('big'),
      Catch: [{ ErrorEquals: ['States.ALL'], Next: 'Only' }],
      End: true,
    };
    expect(await executeState(state, {}, world)).toMatchObject({
      error: 'States.DataLimitExceeded',
    });
  });
});

describe('Parallel', () => {
  const branch = (state: object): object => ({
    StartAt: 'In',
    States: { In: { ...state, End: true } },
  });

  test('runs its branches at the same time and gives their outputs in order', async () => {
    const world = new VirtualWorld();
    const execution = await executeState(
      {
        Type: 'Parallel',
        Arguments: { n: 1 },
        Branches: [
          branch({ Type: 'Wait', Seconds: 10, Output: 'slow' }),
          branch({ Type: 'Wait', Seconds: 5, Output: '{% $states.input.n %}' }),
        ],
        End: true,
      },
      {},
      world,
    );
    expect(outputOf(execution)).toEqual(['slow', 1]);
    expect(world.seconds).toBe(10);
    expect(execution.transitions).toBe(3);
  });

  test('fails with the first failing branch, and stops the others', async () => {
    const world = new VirtualWorld({ late: () => 'never called' });
    const execution = await execute(world, {
      StartAt: 'Both',
      States: {
        Both: {
          Type: 'Parallel',
          Branches: [
            {
              StartAt: 'Sleep',
              States: {
                Sleep: { Type: 'Wait', Seconds: 10, Next: 'Late' },
                Late: { Type: 'Task', Resource: functionArn('late'), End: true },
              },
            },
            {
              StartAt: 'Break',
              States: { Break: { Type: 'Fail', Error: 'Broken', Cause: 'on purpose' } },
            },
          ],
          Catch: [{ ErrorEquals: ['Broken'], Next: 'After' }],
          End: true,
        },
        After: { Type: 'Wait', Seconds: 20, End: true },
      },
    });
    expect(outputOf(execution)).toEqual({ Error: 'Broken', Cause: 'on purpose' });
    expect(world.calls).toEqual([]);
  });

  test('branches read the variables around them and keep their own to themselves', async () => {
    const execution = await execute(new VirtualWorld(), {
      StartAt: 'Set',
      States: {
        Set: { Type: 'Pass', Assign: { outer: 1 }, Next: 'Both' },
        Both: {
          Type: 'Parallel',
          Branches: [branch({ Type: 'Pass', Assign: { inner: 2 }, Output: '{% $outer %}' })],
          Next: 'Look',
        },
        Look: { Type: 'Pass', Output: ['{% $states.input %}', '{% $exists($inner) %}'], End: true },
      },
    });
    expect(outputOf(execution)).toEqual([[1], false]);
  });
});

describe('Map', () => {
  const double = {
    StartAt: 'Double',
    States: {
      Double: { Type: 'Task', Resource: functionArn('double'), End: true },
    },
  };

  test('runs its processor for each item, at most MaxConcurrency at a time', async () => {
    const wait = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 5, End: true } } };
    const world = new VirtualWorld();
    const execution = await executeState(
      { Type: 'Map', MaxConcurrency: 2, ItemProcessor: wait, End: true },
      [1, 2, 3],
      world,
    );
    expect(outputOf(execution)).toEqual([1, 2, 3]);
    expect(world.seconds).toBe(10);
  });

  test('ItemSelector sees the item and its index', async () => {
    const world = new VirtualWorld({ double: ({ n, i }: { n: number; i: number }) => [n * 2, i] });
    const item = '$states.context.Map.Item';
    const execution = await executeState(
      {
        Type: 'Map',
        Items: '{% $states.input.list %}',
        ItemSelector: { n: `{% ${item}.Value %}`, i: `{% ${item}.Index %}` },
        ItemProcessor: { ...double, ProcessorConfig: { Mode: 'INLINE' } },
        End: true,
      },
      { list: [5, 6] },
      world,
    );
    expect(outputOf(execution)).toEqual([
      [10, 0],
      [12, 1],
    ]);
  });

  test('gives an empty array for no items, and fails when Items is no array', async () => {
    const map = { Type: 'Map', ItemProcessor: double, End: true };
    expect(outputOf(await executeState(map, []))).toEqual([]);
    expect(await executeState(map, 'abc')).toMatchObject({ error: 'States.QueryEvaluationError' });
  });
});
