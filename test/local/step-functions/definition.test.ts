import { describe, expect, test } from 'vitest';
import { parseDefinition } from '../../../local/step-functions/parse-definition.ts';
import { pollMachine } from './poll-machine.ts';
import { functionArn } from './virtual-world.ts';

const loading = (definition: object) => (): unknown =>
  parseDefinition(JSON.stringify({ QueryLanguage: 'JSONata', ...definition }));

const loadingState = (state: object): (() => unknown) =>
  loading({ StartAt: 'Only', States: { Only: state } });

const task = { Type: 'Task', Resource: functionArn('f'), End: true };
const pass = { Type: 'Pass', End: true };
const inner = { StartAt: 'In', States: { In: pass } };

describe('loading a definition', () => {
  test('accepts a machine that uses only what is supported', () => {
    expect(loading(pollMachine)).not.toThrow();
  });

  test.each([
    [{ ...task, Parameters: {} }, /States\.Only: Unrecognized key: "Parameters"/],
    [{ ...task, HeartbeatSeconds: 5 }, /"HeartbeatSeconds"/],
    [{ ...task, QueryLanguage: 'JSONPath' }, /must be JSONata/],
    [{ ...task, Resource: 'arn:aws:states:::sqs:sendMessage' }, /Resource: must be the ARN/],
    [{ ...task, Resource: 'arn:aws:states:::lambda:invoke.waitForTaskToken' }, /Resource: must be/],
    // biome-ignore lint/suspicious/noTemplateCurlyInString: a placeholder that was not substituted.
    [{ ...task, Resource: '${QueryFunctionArn}' }, /Resource: must be/],
    [{ ...task, Resource: 'arn:aws:states:::lambda:invoke' }, /FunctionName and Payload/],
    [
      {
        ...task,
        Resource: 'arn:aws:states:::lambda:invoke',
        Arguments: { FunctionName: 'f', Payload: {}, InvocationType: 'Event' },
      },
      /Only\.Arguments: must be an object of FunctionName and Payload/,
    ],
    [{ ...task, Next: 'Only' }, /either Next or End/],
    [{ ...task, End: undefined }, /either Next or End/],
    [{ ...task, Retry: [{ ErrorEquals: ['A'], IntervalSeconds: 0 }] }, /Retry\.0\.IntervalSeconds/],
    [{ Type: 'Wait', End: true }, /either Seconds or Timestamp/],
    [{ Type: 'Wait', SecondsPath: '$.a', End: true }, /"SecondsPath"/],
    [{ ...pass, Result: 1 }, /"Result"/],
    [{ ...pass, Output: '{% 1 + %}' }, /Output: '1 \+' is not JSONata/],
    [{ ...task, Arguments: { a: ['{% ( %}'] } }, /Arguments: '\(' is not JSONata/],
    [{ ...pass, Output: '{% 1' }, /must both begin with \{% and end with %\}/],
    [{ ...pass, Output: '{% $map([1], $eval) %}' }, /\$eval is not supported/],
    [{ ...pass, Output: '{% $shuffle([1, 2]) %}' }, /\$shuffle is not supported/],
    [{ ...pass, Assign: { states: 1 } }, /\$states is reserved/],
    [{ ...pass, Assign: { 'a-b': 1 } }, /names must be/],
    [{ Type: 'Teleport' }, /must be Task, Choice/],
    [
      {
        Type: 'Map',
        End: true,
        ItemProcessor: { ...inner, ProcessorConfig: { Mode: 'DISTRIBUTED' } },
      },
      /Mode/,
    ],
    [{ Type: 'Map', End: true, ItemReader: {}, ItemProcessor: inner }, /"ItemReader"/],
  ])('refuses %j', (state, reason) => {
    expect(loadingState(state)).toThrow(reason);
  });

  test('refuses JSONPath, which is what a missing QueryLanguage means', () => {
    expect(loading({ StartAt: 'Only', States: { Only: pass }, QueryLanguage: undefined })).toThrow(
      /QueryLanguage: must be JSONata/,
    );
  });

  test('refuses a next state that does not exist, and a state that nothing leads to', () => {
    const States = { A: { Type: 'Pass', Next: 'Gone' }, B: pass };
    expect(loading({ StartAt: 'A', States })).toThrow(
      'The state machine cannot run here: there is no state Gone; no path leads to state B.',
    );
  });

  test('follows Choice, Default, Catch and inner machines', () => {
    const Catch = [{ ErrorEquals: ['States.ALL'], Next: 'Nowhere' }];
    const branch = { StartAt: 'T', States: { T: { ...task, Catch } } };
    expect(loadingState({ Type: 'Parallel', Branches: [branch], End: true })).toThrow(/Nowhere/);
  });

  test('refuses an inner state that assigns a variable of the machine around it', () => {
    const branch = { StartAt: 'In', States: { In: { ...pass, Assign: { n: 1 } } } };
    const around = { Type: 'Parallel', Branches: [branch], Assign: { n: 2 }, End: true };
    expect(loadingState(around)).toThrow(/\$n belongs to an outer state/);
  });
});
