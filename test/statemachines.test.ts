import { readdirSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { describe, expect, test } from 'vitest';

interface State {
  readonly Type: string;
  readonly Resource?: string;
  readonly TimeoutSeconds?: number;
  readonly Next?: string;
  readonly Default?: string;
  readonly Choices?: readonly { readonly Next: string }[];
  readonly Catch?: readonly { readonly Next: string }[];
}
interface Definition {
  readonly StartAt: string;
  readonly QueryLanguage?: string;
  readonly TimeoutSeconds?: number;
  readonly States: Readonly<Record<string, State>>;
}
type Validate = (definition: unknown) => { isValid: boolean; errors: unknown[] };

// The package is CommonJS and ships no types.
const validate: Validate = createRequire(import.meta.url)('asl-validator');
const folder = path.resolve(import.meta.dirname, '../statemachines');
const files = readdirSync(folder).filter((file) => file.endsWith('.asl.json'));

/** The definition as deployed: a placeholder stands for the ARN of a function. */
function read(file: string): Definition {
  const text = readFileSync(path.join(folder, file), 'utf8');
  return JSON.parse(
    text.replace(/\$\{(\w+)\}/g, 'arn:aws:lambda:eu-west-1:123456789012:function:$1'),
  );
}

/** Where a state can go next. */
function following(state: State): string[] {
  const branches = [...(state.Choices ?? []), ...(state.Catch ?? [])].map(({ Next }) => Next);
  return [state.Next, state.Default, ...branches].filter((next) => next !== undefined);
}

function reachable({ StartAt, States }: Definition): Set<string> {
  const seen = new Set<string>();
  const open = [StartAt];
  for (let name = open.pop(); name !== undefined; name = open.pop()) {
    const state = States[name];
    if (seen.has(name) || state === undefined) continue;
    seen.add(name);
    open.push(...following(state));
  }
  return seen;
}

test('there is a workflow to check', () => {
  expect(files).toContain('payment-resolution.asl.json');
});

describe.each(files)('%s', (file) => {
  const definition = read(file);
  const states = Object.entries(definition.States);

  test('is valid Amazon States Language in JSONata', () => {
    expect(definition.QueryLanguage).toBe('JSONata');
    expect(validate(definition)).toMatchObject({ isValid: true, errors: [] });
  });

  test('every transition leads to a state, and every state can be reached', () => {
    const names = new Set(states.map(([name]) => name));
    expect(
      states.flatMap(([, state]) => following(state)).filter((next) => !names.has(next)),
    ).toEqual([]);
    expect(reachable(definition)).toEqual(names);
  });

  test('cannot run or wait for a task for ever', () => {
    expect(definition.TimeoutSeconds).toBeGreaterThan(0);
    for (const [name, state] of states) {
      if (state.Type === 'Task') expect(state.TimeoutSeconds, name).toBeGreaterThan(0);
    }
  });
});

test('the validator is in force: a JSONPath field in a JSONata state is found', () => {
  const broken = structuredClone(read('payment-resolution.asl.json')) as {
    States: Record<string, object>;
  };
  broken.States['Settled'] = { Type: 'Succeed', InputPath: '$.payment' };
  expect(validate(broken).isValid).toBe(false);
});
