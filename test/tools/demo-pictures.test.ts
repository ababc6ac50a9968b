import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from 'vitest';
import { drawings } from '../../tools/demo-pictures/drawings.ts';
import { digestOf } from '../../tools/demo-pictures.ts';

const folder = path.resolve(import.meta.dirname, '../../local/demo/pictures');

test('the committed pictures are those of the drawings', () => {
  const drawnFrom: unknown = JSON.parse(readFileSync(path.join(folder, 'drawn-from.json'), 'utf8'));
  const now = [...drawings()].map(([itemId, drawing]) => {
    const picture = readFileSync(path.join(folder, `${itemId}.webp`));
    return [itemId, { drawing: digestOf(drawing), picture: digestOf(picture) }];
  });
  expect(drawnFrom, 'run `node tools/with-node.mjs tools/demo-pictures.ts`').toEqual(
    Object.fromEntries(now),
  );
});

test('no two dishes look alike', () => {
  const all = [...drawings().values()];
  expect(new Set(all).size).toBe(all.length);
});
