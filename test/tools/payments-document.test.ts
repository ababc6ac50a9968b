import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { drawPayments } from '../../tools/draw-payments.ts';

const read = (file: string): string =>
  readFileSync(new URL(`../../${file}`, import.meta.url), 'utf8');

test('docs/payments.md says what the code does (node tools/draw-payments.ts writes it)', () => {
  expect(read('docs/payments.md')).toBe(drawPayments());
});

test.each(['open-platform', 'global'])('no refusal of a cancel of %s is left out', (gateway) => {
  const words = read(`alipay/${gateway}/cancel.ts`).match(/(?<=^ {2})[A-Z_]{6,}(?=: ')/gm) ?? [];
  expect(words.length).toBeGreaterThan(5);
  for (const word of words) expect(drawPayments()).toContain(`\`${word}\``);
});
