import { expect, test } from 'vitest';
import { withIntegrity } from '../../../web/build/integrity.ts';

const read = (file: string): Uint8Array => Buffer.from(file);

test('scripts, preloads and styles say which bytes they mean', () => {
  const html = `
    <link rel="icon" href="/icon.svg" type="image/svg+xml" />
    <script type="module" crossorigin src="/assets/kiosk-1.js"></script>
    <link rel="modulepreload" crossorigin href="/assets/shared-1.js">
    <link rel="stylesheet" crossorigin href="/assets/kiosk-1.css" />`;
  const lines = withIntegrity(html, read)
    .split('\n')
    .map((line) => line.trim());
  expect(lines[1]).not.toContain('integrity');
  expect(lines[2]).toMatch(/src="\/assets\/kiosk-1.js" integrity="sha384-[\w+/]{64}"><\/script>$/);
  expect(lines[3]).toMatch(/href="\/assets\/shared-1.js" integrity="sha384-[\w+/]{64}">$/);
  expect(lines[4]).toMatch(/href="\/assets\/kiosk-1.css" integrity="sha384-[\w+/]{64}" \/>$/);
  expect(new Set(lines.slice(2).map((line) => line.split('sha384-')[1])).size).toBe(3);
});
