import { describe, expect, test } from 'vitest';
import { pollMachine } from './poll-machine.ts';
import {
  engine,
  execute,
  lambdaError,
  MACHINE_ARN,
  outputOf,
  VirtualWorld,
} from './virtual-world.ts';

const capturedFrom = (seconds: number) => (_: unknown, world: VirtualWorld) => ({
  status: world.seconds >= seconds ? 'captured' : 'pending',
});
const input = { paymentId: 'p1' };

describe('a machine that polls until a deadline', () => {
  test('asks every five seconds and ends when the payment is captured', async () => {
    const world = new VirtualWorld({ query: capturedFrom(12) });
    const execution = await execute(world, pollMachine, input);
    expect(execution.status).toBe('SUCCEEDED');
    expect(outputOf(execution)).toEqual({ status: 'captured', polls: 4 });
    expect(world.calls.map(({ atSeconds }) => atSeconds)).toEqual([0, 5, 10, 15]);
    expect(world.calls[0]?.payload).toEqual({ paymentId: 'p1' });
  });

  test('cancels after the deadline, once', async () => {
    const world = new VirtualWorld({
      query: () => ({ status: 'pending' }),
      cancel: () => ({ status: 'cancelled' }),
    });
    const execution = await execute(world, pollMachine, input);
    expect(outputOf(execution)).toEqual({ status: 'cancelled' });
    expect(world.calls.filter(({ name }) => name === 'query')).toHaveLength(12);
    expect(world.calls.filter(({ name }) => name === 'cancel')).toEqual([
      { name: 'cancel', payload: { paymentId: 'p1' }, atSeconds: 55 },
    ]);
  });

  test('keeps to its rhythm when a query never answers', async () => {
    const world = new VirtualWorld({
      query: (_, { seconds }) => (seconds < 9 ? new Promise(() => {}) : { status: 'captured' }),
    });
    const execution = await execute(world, pollMachine, input);
    expect(execution.status).toBe('SUCCEEDED');
    expect(world.calls.map(({ atSeconds }) => atSeconds)).toEqual([0, 5, 10]);
  });

  test('counts the transitions that AWS bills: states entered and retries', async () => {
    const world = new VirtualWorld({
      query: (_, { calls }) => {
        if (calls.length === 1) throw lambdaError('Lambda.TooManyRequestsException');
        return { status: 'captured' };
      },
    });
    const execution = await execute(world, pollMachine, input);
    expect(execution.transitions).toBe(
      'Begin QueryPayment (retry) Decide Settled'.split(' ').length,
    );
  });

  test('runs five hundred payments side by side', async () => {
    const world = new VirtualWorld({ query: capturedFrom(20) });
    const machines = engine(world, pollMachine);
    for (let n = 0; n < 500; n++) {
      machines.startExecution({
        stateMachineArn: MACHINE_ARN,
        name: `p${n}`,
        input: '{"paymentId":"p"}',
      });
    }
    await world.run();
    const { items } = machines.listExecutions({
      stateMachineArn: MACHINE_ARN,
      statusFilter: 'SUCCEEDED',
      maxResults: 1_000,
    });
    expect(items).toHaveLength(500);
  });
});
