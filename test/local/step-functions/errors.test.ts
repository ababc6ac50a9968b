import { describe, expect, test } from 'vitest';
import {
  engine,
  execute,
  executeState,
  functionArn,
  lambdaError,
  MACHINE_ARN,
  outputOf,
  VirtualWorld,
} from './virtual-world.ts';

const task = (more: object): Record<string, unknown> => ({
  Type: 'Task',
  Resource: functionArn('flaky'),
  End: true,
  ...more,
});

/** Fails that many times, then answers. */
const failing = (times: number, name = 'Lambda.ServiceException'): VirtualWorld =>
  new VirtualWorld({
    flaky: (_, { calls }) => {
      if (calls.length <= times) throw lambdaError(name, 'try again');
      return 'ok';
    },
  });

const secondsOf = ({ calls }: VirtualWorld): number[] => calls.map(({ atSeconds }) => atSeconds);

describe('Retry', () => {
  test('waits longer each time, up to MaxDelaySeconds', async () => {
    const world = failing(4);
    const Retry = [
      {
        ErrorEquals: ['States.ALL'],
        IntervalSeconds: 2,
        BackoffRate: 3,
        MaxAttempts: 5,
        MaxDelaySeconds: 10,
      },
    ];
    expect(outputOf(await executeState(task({ Retry }), {}, world))).toBe('ok');
    expect(secondsOf(world)).toEqual([0, 2, 8, 18, 28]);
  });

  test('by default tries three times more, after 1, 2 and 4 seconds', async () => {
    const world = failing(9);
    const execution = await executeState(
      task({ Retry: [{ ErrorEquals: ['States.TaskFailed'] }] }),
      {},
      world,
    );
    expect(execution).toMatchObject({ status: 'FAILED', error: 'Lambda.ServiceException' });
    expect(secondsOf(world)).toEqual([0, 1, 3, 7]);
    expect(execution.transitions).toBe(4);
  });

  test('full jitter takes a random part of the delay', async () => {
    const world = failing(1);
    world.random = () => 0.25;
    const Retry = [{ ErrorEquals: ['States.ALL'], IntervalSeconds: 8, JitterStrategy: 'FULL' }];
    await executeState(task({ Retry }), {}, world);
    expect(secondsOf(world)).toEqual([0, 2]);
  });

  test('each retrier counts its own attempts, and an error that none names is not retried', async () => {
    const world = new VirtualWorld({
      flaky: (_, { calls }) => {
        throw lambdaError(['A', 'B', 'A', 'C'][calls.length - 1] ?? 'D');
      },
    });
    const Retry = [
      { ErrorEquals: ['A'], MaxAttempts: 2, IntervalSeconds: 1, BackoffRate: 1 },
      { ErrorEquals: ['B'], MaxAttempts: 1, IntervalSeconds: 5 },
    ];
    const execution = await executeState(task({ Retry }), {}, world);
    expect(execution.error).toBe('C');
    expect(secondsOf(world)).toEqual([0, 1, 6, 7]);
  });

  test('MaxAttempts 0 never retries', async () => {
    const world = failing(1);
    const Retry = [{ ErrorEquals: ['States.ALL'], MaxAttempts: 0 }];
    expect((await executeState(task({ Retry }), {}, world)).status).toBe('FAILED');
  });
});

describe('Catch', () => {
  test("gets the error with Lambda's JSON as its cause, and may assign and shape the output", async () => {
    const execution = await execute(
      failing(9, 'CardError'),
      {
        StartAt: 'Pay',
        States: {
          Pay: task({
            Catch: [
              { ErrorEquals: ['Other'], Next: 'Never' },
              {
                ErrorEquals: ['CardError'],
                Assign: { why: '{% $parse($states.errorOutput.Cause).errorMessage %}' },
                Output: { was: '{% $states.input %}', error: '{% $states.errorOutput.Error %}' },
                Next: 'After',
              },
            ],
          }),
          Never: { Type: 'Succeed' },
          After: { Type: 'Pass', Output: ['{% $states.input %}', '{% $why %}'], End: true },
        },
      },
      'in',
    );
    expect(outputOf(execution)).toEqual([{ was: 'in', error: 'CardError' }, 'try again']);
  });

  test('is asked after the retries are used up', async () => {
    const world = failing(9);
    const execution = await execute(world, {
      StartAt: 'Pay',
      States: {
        Pay: task({
          Retry: [{ ErrorEquals: ['States.ALL'], MaxAttempts: 1 }],
          Catch: [{ ErrorEquals: ['States.ALL'], Next: 'After' }],
        }),
        After: { Type: 'Pass', End: true },
      },
    });
    expect(world.calls).toHaveLength(2);
    expect(outputOf(execution)).toMatchObject({ Error: 'Lambda.ServiceException' });
  });

  test('also catches an expression of the task that fails', async () => {
    const execution = await execute(failing(0), {
      StartAt: 'Pay',
      States: {
        Pay: task({
          Output: '{% $states.result.absent %}',
          Catch: [
            { ErrorEquals: ['States.QueryEvaluationError'], Output: 'caught', Next: 'After' },
          ],
        }),
        After: { Type: 'Pass', End: true },
      },
    });
    expect(outputOf(execution)).toBe('caught');
  });
});

describe('timeouts', () => {
  const hanging = (): VirtualWorld => new VirtualWorld({ flaky: () => new Promise(() => {}) });

  test('a task that takes too long fails with States.Timeout', async () => {
    const world = hanging();
    const execution = await executeState(task({ TimeoutSeconds: 3 }), {}, world);
    expect(execution).toMatchObject({ status: 'FAILED', error: 'States.Timeout' });
    expect(world.seconds).toBe(3);
  });

  test('a task that answers in time leaves no timer behind', async () => {
    const world = failing(0);
    const machines = engine(world, {
      StartAt: 'T',
      States: {
        T: { ...task({ TimeoutSeconds: 3 }), End: undefined, Next: 'W' },
        W: { Type: 'Wait', Seconds: 60, End: true },
      },
    });
    machines.startExecution({ stateMachineArn: MACHINE_ARN });
    await world.run(1);
    expect(world.pendingTimers).toBe(1);
  });

  test('States.TaskFailed does not cover a timeout; States.Timeout does', async () => {
    const limited = (ErrorEquals: string[]): Record<string, unknown> =>
      task({ TimeoutSeconds: '{% 3 %}', Retry: [{ ErrorEquals, MaxAttempts: 1 }] });
    const [uncovered, covered] = [hanging(), hanging()];
    await executeState(limited(['States.TaskFailed']), {}, uncovered);
    await executeState(limited(['States.Timeout']), {}, covered);
    expect(secondsOf(uncovered)).toEqual([0]);
    expect(secondsOf(covered)).toEqual([0, 4]);
  });

  test('the whole execution times out, whatever it is doing', async () => {
    const world = hanging();
    const execution = await execute(world, {
      TimeoutSeconds: 60,
      StartAt: 'Only',
      States: { Only: task({ Retry: [{ ErrorEquals: ['States.ALL'] }] }) },
    });
    expect(execution).toMatchObject({ status: 'TIMED_OUT', error: 'States.Timeout' });
    expect(world.seconds).toBe(60);
  });

  test('a loop without a wait ends, as AWS ends it, at 25,000 events', async () => {
    const execution = await execute(new VirtualWorld(), {
      StartAt: 'A',
      States: {
        A: { Type: 'Pass', Next: 'B' },
        B: { Type: 'Choice', Choices: [{ Condition: '{% false %}', Next: 'C' }], Default: 'A' },
        C: { Type: 'Succeed' },
      },
    });
    expect(execution).toMatchObject({ status: 'FAILED', error: 'States.Runtime' });
    expect(execution.cause).toContain('25000');
  });
});
