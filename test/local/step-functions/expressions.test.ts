import { describe, expect, test } from 'vitest';
import {
  execute,
  executeState,
  functionArn,
  outputOf,
  START_MS,
  VirtualWorld,
} from './virtual-world.ts';

const outputOfPass = async (Output: unknown, input: unknown = {}): Promise<unknown> =>
  outputOf(await executeState({ Type: 'Pass', Output, End: true }, input));

const failureOfPass = async (Output: unknown, input: unknown = {}): Promise<unknown> => {
  const { status, error, cause } = await executeState({ Type: 'Pass', Output, End: true }, input);
  return { status, error, cause };
};

describe('expressions', () => {
  test('are evaluated at any depth, and everything else is literal', async () => {
    const output = await outputOfPass(
      {
        total: '{% $states.input.a + 1 %}',
        list: ['{% $states.input.a %}', '$states', { x: null }],
      },
      { a: 41 },
    );
    expect(output).toEqual({ total: 42, list: [41, '$states', { x: null }] });
  });

  test('give plain arrays, also where JSONata makes sequences', async () => {
    expect(await outputOfPass('{% $states.input.n[$ > 1] %}', { n: [1, 2, 3] })).toEqual([2, 3]);
    expect(await outputOfPass('{% $states.input.n[$ > 2] %}', { n: [1, 2, 3] })).toBe(3);
    expect(await outputOfPass('{% [$states.input.n[$ > 9]] %}', { n: [1, 2, 3] })).toEqual([]);
  });

  test('fail the execution when they give nothing', async () => {
    expect(await failureOfPass('{% $states.input.absent %}')).toEqual({
      status: 'FAILED',
      error: 'States.QueryEvaluationError',
      cause: expect.stringContaining("'$states.input.absent' returned nothing"),
    });
  });

  test('fail the execution when they throw, or give a function', async () => {
    for (const expression of ['{% 1 + "a" %}', '{% function($x) { $x } %}', '{% $sum %}']) {
      expect(await failureOfPass(expression)).toMatchObject({
        error: 'States.QueryEvaluationError',
      });
    }
  });

  test('cannot see the input except through $states', async () => {
    expect(await failureOfPass('{% paymentId %}', { paymentId: 'p1' })).toMatchObject({
      status: 'FAILED',
    });
  });

  test('see the context of the execution', async () => {
    const { output, executionArn, name } = await executeState(
      { Type: 'Pass', Output: '{% $states.context %}', End: true },
      { a: 1 },
    );
    expect(JSON.parse(output ?? '')).toEqual({
      Execution: {
        Id: executionArn,
        Input: { a: 1 },
        Name: name,
        StartTime: '2026-11-22T04:00:00.000Z',
      },
      StateMachine: { Id: expect.stringContaining(':stateMachine:'), Name: 'payment-resolution' },
      State: { Name: 'Only', EnteredTime: '2026-11-22T04:00:00.000Z', RetryCount: 0 },
    });
  });
});

describe('functions that Step Functions adds', () => {
  test('$parse, $partition, $range and $hash', async () => {
    expect(
      await outputOfPass({
        parse: `{% $parse('{"a":[1]}') %}`,
        partition: '{% $partition([1, 2, 3, 4, 5], 2) %}',
        range: '{% $range(0, 10, 5) %}',
        down: '{% $range(3, 1, -1) %}',
        hash: "{% $hash('abc', 'SHA-256') %}",
      }),
    ).toEqual({
      parse: { a: [1] },
      partition: [[1, 2], [3, 4], [5]],
      range: [0, 5, 10],
      down: [3, 2, 1],
      hash: 'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
    });
  });

  test('refuse arguments that AWS refuses', async () => {
    const refused = [
      '$partition([1], 0)',
      '$range(0, 1, 0)',
      '$range(0, 1000, 1)',
      "$hash('a', 'CRC')",
      "$parse('{')",
    ];
    for (const call of refused) {
      expect(await failureOfPass(`{% ${call} %}`)).toMatchObject({
        error: 'States.QueryEvaluationError',
      });
    }
  });

  test('time and chance come from the ports, so that a simulation can repeat them', async () => {
    const world = new VirtualWorld();
    world.nowMs = START_MS + 250;
    world.random = () => 0.25;
    const Output = {
      millis: '{% $millis() %}',
      now: '{% $now() %}',
      date: "{% $now('[Y0001]-[M01]-[D01] [H01]', '+0800') %}",
      random: '{% $random() %}',
      uuid: '{% $uuid() %}',
      seeded: '{% $random(7) = $random(7) and $random(7) != $random(8) %}',
    };
    const execution = await executeState({ Type: 'Pass', Output, End: true }, {}, world);
    expect(outputOf(execution)).toEqual({
      millis: START_MS + 250,
      now: '2026-11-22T04:00:00.250Z',
      date: '2026-11-22 12',
      random: 0.25,
      uuid: '44444444-4444-4444-9444-444444444444',
      seeded: true,
    });
  });
});

describe('variables', () => {
  test('are seen by later states; Output of the same state sees their old values', async () => {
    const execution = await execute(new VirtualWorld(), {
      StartAt: 'First',
      States: {
        First: { Type: 'Pass', Assign: { n: 1 }, Next: 'Second' },
        Second: {
          Type: 'Pass',
          Assign: { n: 2, m: '{% $n %}' },
          Output: '{% $n %}',
          Next: 'Third',
        },
        Third: { Type: 'Pass', Output: ['{% $states.input %}', '{% $n %}', '{% $m %}'], End: true },
      },
    });
    expect(outputOf(execution)).toEqual([1, 2, 1]);
  });

  test("take a task's result, while its output replaces the input", async () => {
    const world = new VirtualWorld({ price: () => ({ fen: 1200 }) });
    const execution = await execute(
      world,
      {
        StartAt: 'Price',
        States: {
          Price: {
            Type: 'Task',
            Resource: functionArn('price'),
            Assign: { fen: '{% $states.result.fen %}' },
            Output: '{% $states.input %}',
            Next: 'Done',
          },
          Done: {
            Type: 'Succeed',
            Output: { fen: '{% $fen %}', order: '{% $states.input.order %}' },
          },
        },
      },
      { order: 'o1' },
    );
    expect(outputOf(execution)).toEqual({ fen: 1200, order: 'o1' });
    expect(world.calls[0]?.payload).toEqual({ order: 'o1' });
  });
});
