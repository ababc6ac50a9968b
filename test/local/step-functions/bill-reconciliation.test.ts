import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import type { BillTurn } from '../../../functions/shared/bill-turn.ts';
import {
  execute,
  functionArn,
  lambdaError,
  outputOf,
  START_MS,
  VirtualWorld,
} from './virtual-world.ts';

/** The deployed file, with its functions' ARNs in place of the placeholders. */
const definition = readFileSync('statemachines/bill-reconciliation.asl.json', 'utf8').replace(
  /\$\{(\w+)BillFunctionArn\}/g,
  (_, name: string) => functionArn(name.toLowerCase()),
);

const bill = (merchantId: string) => ({ merchantId, day: '2026-11-21', turn: 1 });
const fetch = (turn: BillTurn) => ({ ...turn, news: { kind: 'unsupported' } });
const next = ({ merchantId, day, turn }: BillTurn) => ({ merchantId, day, turn: turn + 1 });
const done = (turn: BillTurn) => ({ ...next(turn), next: 'done' });
const run = (functions: ConstructorParameters<typeof VirtualWorld>[0], merchants: string[]) => {
  const world = new VirtualWorld(functions);
  const executing = execute(world, JSON.parse(definition), { bills: merchants.map(bill) });
  return { world, executing };
};
const callsOf = (world: VirtualWorld, task: string) =>
  world.calls
    .filter(({ name }) => name === task)
    .map(({ payload, atSeconds }) => {
      const { merchantId, turn } = payload as BillTurn;
      return `${merchantId} ${turn} ${atSeconds}`;
    });

test('each merchant has its bill fetched and then compared', async () => {
  const { world, executing } = run({ fetch, reconcile: done }, ['m1', 'm2']);
  expect((await executing).status).toBe('SUCCEEDED');
  expect(callsOf(world, 'fetch')).toEqual(['m1 1 0', 'm2 1 0']);
  expect(callsOf(world, 'reconcile')).toEqual(['m1 1 0', 'm2 1 0']);
});

test('only who is told to wait has another turn, when all of them are due', async () => {
  const waits: Record<string, number> = { m1: 1_800, m2: 1_801 };
  const reconcile = (turn: BillTurn) => {
    const wait = turn.turn === 1 ? waits[turn.merchantId] : undefined;
    if (wait === undefined) return done(turn);
    const at = new Date(START_MS + wait * 1_000).toISOString().replace('.000Z', 'Z');
    return { ...next(turn), next: 'wait', at };
  };
  const { world, executing } = run({ fetch, reconcile }, ['m1', 'm2', 'm3']);
  expect((await executing).status).toBe('SUCCEEDED');
  expect(callsOf(world, 'fetch')).toEqual(['m1 1 0', 'm2 1 0', 'm3 1 0', 'm1 2 1801', 'm2 2 1801']);
});

test('a merchant that fails keeps no other from its turn, and is named in the end', async () => {
  const failing = (turn: BillTurn) => {
    if (turn.merchantId === 'm1') throw lambdaError('Broken');
    return fetch(turn);
  };
  const { world, executing } = run({ fetch: failing, reconcile: done }, ['m1', 'm2']);
  const { status, error, cause } = await executing;
  expect([status, error, cause]).toEqual(['FAILED', 'SomeGivenUp', 'Not compared: m1']);
  expect(callsOf(world, 'fetch').filter((call) => call.startsWith('m1'))).toHaveLength(6);
  expect(callsOf(world, 'reconcile')).toEqual(['m2 1 0']);
});

test('nobody to compare is no failure', async () => {
  const { executing } = run({ fetch, reconcile: done }, []);
  expect(outputOf(await executing)).toEqual({ bills: [], givenUp: [] });
});
