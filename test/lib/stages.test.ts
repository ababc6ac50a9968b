import { expect, test } from 'vitest';
import { stageNamed } from '../../lib/stages.ts';

test('an unknown stage is refused with the list of stages', () => {
  expect(() => stageNamed('prod')).toThrow('No stage "prod". Stages: sandbox, production.');
  expect(() => stageNamed(undefined)).toThrow('Stages: sandbox, production.');
});
