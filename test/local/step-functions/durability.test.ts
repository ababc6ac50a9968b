import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, test } from 'vitest';
import type { ExecutionStore } from '../../../local/step-functions/execution-store.ts';
import { MemoryExecutionStore } from '../../../local/step-functions/memory-store.ts';
import { SqliteExecutionStore } from '../../../local/step-functions/sqlite-store.ts';
import { StateMachines } from '../../../local/step-functions/state-machines.ts';
import { pollMachine } from './poll-machine.ts';
import {
  engine,
  execute,
  functionArn,
  MACHINE_ARN,
  outputOf,
  START_MS,
  VirtualWorld,
} from './virtual-world.ts';

const request = { stateMachineArn: MACHINE_ARN, name: 'p1', input: '{"paymentId":"p1"}' };
const executionArn = `${MACHINE_ARN.replace('stateMachine', 'execution')}:p1`;

const paymentWorld = (): VirtualWorld =>
  new VirtualWorld({
    query: (_, { seconds }) => ({ status: seconds >= 12 ? 'captured' : 'pending' }),
  });

/** A store whose process dies at the n-th snapshot: that one is kept, nothing after it. */
class DyingStore extends MemoryExecutionStore {
  onDeath: () => void = () => {};
  #savesLeft: number;

  constructor(saves: number) {
    super();
    this.#savesLeft = saves;
  }

  override save(...saved: Parameters<ExecutionStore['save']>): void {
    if (this.#savesLeft <= 0) return;
    super.save(...saved);
    this.#savesLeft -= 1;
    if (this.#savesLeft === 0) this.onDeath();
  }

  revive(): void {
    this.#savesLeft = Number.POSITIVE_INFINITY;
  }
}

/** Kills the engine at its n-th snapshot, and runs on with a new one on the same store. */
async function runKilledAt(saves: number, world: VirtualWorld): Promise<DyingStore> {
  const store = new DyingStore(saves);
  const first = engine(world, pollMachine, store);
  store.onDeath = () => first.close();
  first.startExecution(request);
  if (saves === 1) first.close();
  await world.run();
  store.revive();
  engine(world, pollMachine, store).resume();
  await world.run();
  return store;
}

describe('an execution whose process is killed', () => {
  test('continues after a restart between any two steps to the same end', async () => {
    const whole = await execute(paymentWorld(), pollMachine, { paymentId: 'p1' });
    const steps = whole.transitions + 3;
    for (let saves = 1; saves <= steps; saves++) {
      const world = paymentWorld();
      const execution = (await runKilledAt(saves, world)).find(executionArn);
      expect(execution, `killed at snapshot ${saves}`).toMatchObject({
        status: 'SUCCEEDED',
        output: whole.output,
        transitions: whole.transitions,
      });
      expect(world.calls.map(({ atSeconds }) => atSeconds)).toEqual([0, 5, 10, 15]);
    }
  });

  test('has a history without gaps', async () => {
    const store = await runKilledAt(7, paymentWorld());
    const ids = store.history(executionArn).map(({ id }) => id);
    expect(ids).toEqual(ids.map((_, index) => index + 1));
  });
});

describe('what a restart keeps', () => {
  test('the end of a Wait', async () => {
    const store = new MemoryExecutionStore();
    const definition = { StartAt: 'W', States: { W: { Type: 'Wait', Seconds: 60, End: true } } };
    const world = new VirtualWorld();
    const first = engine(world, definition, store);
    first.startExecution(request);
    await world.run(20);
    first.close();
    world.nowMs = START_MS + 45_000;
    engine(world, definition, store).resume();
    await world.run();
    expect(world.seconds).toBe(60);
    expect(store.find(executionArn)?.status).toBe('SUCCEEDED');
  });

  test('a task whose answer was not saved, by running it again', async () => {
    const store = new MemoryExecutionStore();
    const answers = [new Promise(() => {}), 'second'];
    const world = new VirtualWorld({ charge: (_, { calls }) => answers[calls.length - 1] });
    const definition = {
      StartAt: 'Charge',
      States: { Charge: { Type: 'Task', Resource: functionArn('charge'), End: true } },
    };
    const first = engine(world, definition, store);
    first.startExecution(request);
    await world.run(1);
    first.close();
    engine(world, definition, store).resume();
    await world.run();
    expect(world.calls).toHaveLength(2);
    expect(store.find(executionArn)).toMatchObject({ status: 'SUCCEEDED', output: '"second"' });
  });

  test('the retries already used, and the time of the next', async () => {
    const store = new MemoryExecutionStore();
    const world = new VirtualWorld({
      flaky: () => {
        throw new Error('no');
      },
    });
    const Retry = [
      { ErrorEquals: ['States.ALL'], MaxAttempts: 2, IntervalSeconds: 10, BackoffRate: 1 },
    ];
    const definition = {
      StartAt: 'Flaky',
      States: { Flaky: { Type: 'Task', Resource: functionArn('flaky'), Retry, End: true } },
    };
    const first = engine(world, definition, store);
    first.startExecution(request);
    await world.run(15);
    first.close();
    engine(world, definition, store).resume();
    await world.run();
    expect(world.calls.map(({ atSeconds }) => atSeconds)).toEqual([0, 10, 20]);
    expect(store.find(executionArn)?.status).toBe('FAILED');
  });

  test('the timeout of the whole execution', async () => {
    const store = new MemoryExecutionStore();
    const definition = {
      TimeoutSeconds: 30,
      StartAt: 'W',
      States: { W: { Type: 'Wait', Seconds: 60, End: true } },
    };
    const world = new VirtualWorld();
    const first = engine(world, definition, store);
    first.startExecution(request);
    await world.run(20);
    first.close();
    engine(world, definition, store).resume();
    await world.run();
    expect(world.seconds).toBe(30);
    expect(store.find(executionArn)?.status).toBe('TIMED_OUT');
  });

  test('the definition that the execution started with', async () => {
    const store = new MemoryExecutionStore();
    const version = (Output: string): Record<string, unknown> => ({
      StartAt: 'W',
      States: { W: { Type: 'Wait', Seconds: 10, Next: 'Say' }, Say: { Type: 'Succeed', Output } },
    });
    const world = new VirtualWorld();
    const first = engine(world, version('old'), store);
    first.startExecution(request);
    await world.run(1);
    first.close();
    const second = engine(world, version('new'), store);
    second.resume();
    second.startExecution({ ...request, name: 'p2' });
    await world.run();
    const outputs = second.listExecutions({ stateMachineArn: MACHINE_ARN }).items.map(outputOf);
    expect(outputs).toEqual(['new', 'old']);
  });
});

describe('the SQLite store', () => {
  const folder = mkdtempSync(join(tmpdir(), 'step-functions-'));
  const stores: SqliteExecutionStore[] = [];
  const open = (): SqliteExecutionStore => {
    const store = new SqliteExecutionStore(join(folder, 'executions.db'));
    stores.push(store);
    return store;
  };
  afterEach(() => {
    for (const store of stores.splice(0)) store.close();
    rmSync(folder, { recursive: true });
  });

  test('continues from its file, and pages through executions and history', async () => {
    const world = paymentWorld();
    const first = engine(world, pollMachine, open());
    first.startExecution(request);
    await world.run(7);
    first.close();

    const second = new StateMachines(world.ports, open());
    second.resume();
    second.define(MACHINE_ARN, JSON.stringify({ QueryLanguage: 'JSONata', ...pollMachine }));
    second.startExecution({ ...request, name: 'p2' });
    await world.run();

    const query = {
      stateMachineArn: MACHINE_ARN,
      statusFilter: 'SUCCEEDED',
      maxResults: 1,
    } as const;
    const page = second.listExecutions(query);
    const last = second.listExecutions({ ...query, nextToken: page.nextToken });
    expect([...page.items, ...last.items].map(({ name }) => name)).toEqual(['p2', 'p1']);
    expect(last.nextToken).toBeUndefined();
    expect(outputOf(second.describeExecution(executionArn))).toEqual({
      status: 'captured',
      polls: 4,
    });
    const { items } = second.getExecutionHistory({ executionArn, maxResults: 1_000 });
    expect(items.map(({ id }) => id)).toEqual(items.map((_, index) => index + 1));
    expect(items.at(-1)?.type).toBe('ExecutionSucceeded');
  });
});
