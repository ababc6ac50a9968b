import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { drawStates } from '../../../tools/draw-states.ts';

test('docs/payment-states.md shows the tables as they are (node tools/draw-states.ts writes it)', () => {
  const file = new URL('../../../docs/payment-states.md', import.meta.url);
  expect(readFileSync(file, 'utf8')).toBe(drawStates());
});
