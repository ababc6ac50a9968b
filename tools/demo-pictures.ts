import { createHash } from 'node:crypto';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { drawings } from './demo-pictures/drawings.ts';
import { render } from './demo-pictures/render.ts';

const root = path.resolve(import.meta.dirname, '..');
const folder = path.join(root, 'local/demo/pictures');

/** As `drawn-from.json` names what it knows. */
export const digestOf = (content: string | Uint8Array): string =>
  createHash('sha256').update(content).digest('hex').slice(0, 16);

/**
 * `node tools/with-node.mjs tools/demo-pictures.ts` draws the pictures of the demo's dishes anew.
 * From which drawing each was made stands beside them, so that a test sees one that is out of date.
 */
async function drawAll(): Promise<void> {
  const all = drawings();
  const made: Record<string, { drawing: string; picture: string }> = {};
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  await render(all, (itemId, webp) => {
    writeFileSync(path.join(folder, `${itemId}.webp`), webp);
    made[itemId] = { drawing: digestOf(all.get(itemId) ?? ''), picture: digestOf(webp) };
  });
  writeFileSync(path.join(folder, 'drawn-from.json'), `${JSON.stringify(made, null, 2)}\n`);
}

if (import.meta.main) await drawAll();
