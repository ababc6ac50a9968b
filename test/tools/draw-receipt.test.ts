import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { drawReceipt } from '../../tools/draw-receipt.ts';

test('the receipt in the documentation is the one that customers get', () => {
  const file = path.resolve(import.meta.dirname, '../../docs/receipt.svg');
  expect(readFileSync(file, 'utf8')).toBe(drawReceipt());
});
