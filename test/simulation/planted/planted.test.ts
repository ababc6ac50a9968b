import { readFileSync } from 'node:fs';
import { describe, expect, test, vi } from 'vitest';
import { patched } from '../substitutes/register.ts';
import { PLANTED_BUGS } from './bugs.ts';
import { hunt } from './hunt.ts';

/** Bugs of each kind that are found within seconds; `npm run simulate -- --planted` hunts all of them. */
const SAMPLE = ['unknown-is-failed', 'two-tickets', 'pay-is-repeated'];

const root = new URL('../../../', import.meta.url);

describe('the planted bugs', () => {
  test('are at least 40, each with a name of its own', () => {
    const names = PLANTED_BUGS.map(({ name }) => name);
    expect(new Set(names).size).toBe(names.length);
    expect(names.length).toBeGreaterThanOrEqual(40);
  });

  test.each(PLANTED_BUGS)('$name fits the product as it is now', ({ patches }) => {
    for (const patch of patches) {
      const source = readFileSync(new URL(patch.file, root), 'utf8');
      const text = patches
        .filter((p) => p.file === patch.file)
        .reduce((changed, p) => patched(changed, p), source);
      expect(text).not.toBe(source);
    }
  });

  test.each(SAMPLE)('%s is found', { timeout: 120_000 }, async (name) => {
    const say = vi.spyOn(console, 'log').mockReturnValue();
    const bug = PLANTED_BUGS.find((planted) => planted.name === name);
    if (!bug) throw new Error(`No bug ${name}`);
    expect(await hunt(bug, 1)).toBe(true);
    say.mockRestore();
  });
});
