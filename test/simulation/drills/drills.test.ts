import { afterAll, describe, expect, test } from 'vitest';
import { WorldPool } from '../run/pool.ts';
import { DRILLS, type DrillName } from './drills.ts';

const SEEDS = [1, 2, 3, 4, 5];
/** The next version writes rows that this one must leave alone. */
const NEXT_VERSION = {
  file: 'adapters/dynamodb/row.ts',
  find: 'export const SCHEMA = 1;',
  replace: 'export const SCHEMA = 2;',
};

const pool = new WorldPool(2, { next: [NEXT_VERSION] });
afterAll(() => pool.close());

const drills = Object.entries(DRILLS).map(([name, { says }]) => ({ name, says }));

describe('a definite word on every screen within 75 s, and all settled 15 minutes after it is mended', () => {
  test.each(drills)('$name: $says', { timeout: 120_000 }, async ({ name }) => {
    const runs = SEEDS.map((seed) => pool.run({ seed, drill: name as DrillName }));
    const results = (await Promise.all(runs)).map(({ result }) => result);
    expect(results.flatMap(({ violations }) => violations)).toEqual([]);
    expect(results.reduce((sum, { payments }) => sum + payments, 0)).toBeGreaterThan(
      SEEDS.length * 5,
    );
  });
});
