import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { readable, resourcesOf, root } from './support.ts';

const [machine] = resourcesOf('production', 'AWS::StepFunctions::StateMachine').values();

test('the stack fills in every placeholder of the definition and no other', () => {
  const definition = readFileSync(
    path.join(root, 'statemachines/payment-resolution.asl.json'),
    'utf8',
  );
  const placeholders = [...definition.matchAll(/\$\{(\w+)\}/g)].map(([, name]) => name);
  const substitutions = Object.entries(machine?.['DefinitionSubstitutions']);
  expect(substitutions.map(([key]) => key).sort()).toEqual([...new Set(placeholders)].sort());
  expect(substitutions.map(([, value]) => readable(value))).toEqual([
    'PaymentResolutionQueryPayment',
    'PaymentResolutionCancelPayment',
  ]);
});

test('executions are logged without what they carry, and traced', () => {
  expect(machine).toMatchObject({
    StateMachineType: 'STANDARD',
    LoggingConfiguration: { Level: 'ALL', IncludeExecutionData: false },
    TracingConfiguration: { Enabled: true },
  });
});
