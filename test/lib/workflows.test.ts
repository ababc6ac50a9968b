import { readFileSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { readable, resourcesOf, root } from './support.ts';

const machines = [...resourcesOf('production', 'AWS::StepFunctions::StateMachine')];

describe.each([
  [
    'PaymentResolution',
    'payment-resolution',
    ['PaymentResolutionQueryPayment', 'PaymentResolutionCancelPayment'],
  ],
  ['Reconciliation', 'bill-reconciliation', ['ReconciliationFetch', 'ReconciliationCompare']],
])('the workflow of %s', (id, file, tasks) => {
  const machine = machines.find(([name]) => name.startsWith(`${id}Machine`))?.[1];

  test('has every placeholder of its definition filled in and no other', () => {
    const definition = readFileSync(path.join(root, 'statemachines', `${file}.asl.json`), 'utf8');
    const placeholders = [...definition.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name);
    const substitutions = Object.entries(machine?.['DefinitionSubstitutions']);
    expect(substitutions.map(([key]) => key).sort()).toEqual([...new Set(placeholders)].sort());
    expect(substitutions.map(([, value]) => readable(value))).toEqual(tasks);
  });

  test('is logged without what it carries, and traced', () => {
    expect(machine).toMatchObject({
      StateMachineType: 'STANDARD',
      LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
      TracingConfiguration: { Enabled: true },
    });
  });
});
