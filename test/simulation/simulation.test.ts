import { readdirSync } from 'node:fs';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { TapedFault } from './faults/fault.ts';
import { SITES } from './faults/sites.ts';
import { PLANTED_BUGS } from './planted/bugs.ts';
import { WorldPool } from './run/pool.ts';
import { shrink } from './run/shrink.ts';
import { type Report, simulate } from './run/simulate.ts';
import { readTape } from './run/tape.ts';

/** What CI runs of it; `npm run simulate` runs as many as one likes. */
const PAYMENTS = 5_000;
/** At each of the other two gateways; `npm run simulate -- --gateway` runs more. */
const ELSEWHERE = 1_000;
/** What these few must have come into. */
const THERE_TOO = [
  ...['a scanned code is paid', 'a code that nobody scanned is given up', 'a refund succeeds'],
  ...['a forged notification is refused', 'staff return money that nobody ordered'],
] as const;
const TAPES = 25;
const MINUTE_MS = 60_000;

describe(`${PAYMENTS} payments through the real handlers, with every fault at every call`, () => {
  let report: Report;
  beforeAll(async () => {
    report = await simulate({ payments: PAYMENTS, firstSeed: 7 });
  }, 10 * MINUTE_MS);

  test('violate no invariant', () => {
    expect(report.violations).toEqual([]);
  });

  test('meet every fault at every call site, and no call site that is not in the list', () => {
    expect(report.zeroCells).toEqual([]);
  });

  test('come into every situation that they must come into', () => {
    expect(report.never).toEqual([]);
  });
});

describe.each(['global', 'alipay-plus'] as const)('payments at the gateway %s', (gateway) => {
  test('violate no invariant, with faults at its own calls', {
    timeout: 5 * MINUTE_MS,
  }, async () => {
    const report = await simulate({ payments: ELSEWHERE, firstSeed: 7, gateway });
    expect(report.violations).toEqual([]);
    expect(report.payments).toBeGreaterThanOrEqual(ELSEWHERE);
    const met = new Set(Object.keys(report.sometimes));
    expect(THERE_TOO.filter((name) => !met.has(name))).toEqual([]);
  });
});

describe('a world', () => {
  const pool = new WorldPool(2);
  afterAll(() => pool.close());

  test('tells the same story each time, event for event', { timeout: MINUTE_MS }, async () => {
    const job = { seed: 5, keepTrace: true };
    const [one, other] = await Promise.all([pool.run(job), pool.run(job)]);
    expect(one.trace?.events.length).toBeGreaterThan(500);
    expect(JSON.stringify(one.trace)).toBe(JSON.stringify(other.trace));
  });

  test('tells another story with another seed', { timeout: MINUTE_MS }, async () => {
    const [one, other] = await Promise.all([
      pool.run({ seed: 5, keepTrace: true }),
      pool.run({ seed: 6, keepTrace: true }),
    ]);
    expect(JSON.stringify(one.trace)).not.toBe(JSON.stringify(other.trace));
  });

  test('violates nothing whatever a tape does to it', { timeout: 5 * MINUTE_MS }, async () => {
    const fault = fc.constantFrom(...SITES).chain(({ site, kinds }) =>
      fc.record<TapedFault>({
        site: fc.constant(site),
        kind: fc.constantFrom(...kinds),
        k: fc.nat(15),
        delayMs: fc.integer({ min: 1, max: 600_000 }),
      }),
    );
    const tape = fc.array(fault, { maxLength: 60, size: 'max' });
    const property = fc.asyncProperty(
      fc.integer({ min: 1, max: 10_000 }),
      tape,
      async (seed, t) => {
        const { result } = await pool.run({ seed, tape: t });
        expect(result.violations).toEqual([]);
      },
    );
    await fc.assert(property, { numRuns: TAPES });
  });
});

describe('every failure that was ever found', () => {
  const folder = new URL('./tapes/', import.meta.url);
  const tapes = readdirSync(folder).filter((name) => name.endsWith('.json'));
  const pool = new WorldPool(1);
  afterAll(() => pool.close());

  test.each(tapes)('%s does not come back', { timeout: MINUTE_MS }, async (name) => {
    const { seed, gateway, faults } = readTape(new URL(name, folder));
    const { result } = await pool.run({ seed, gateway, tape: faults });
    expect(result.violations).toEqual([]);
  });
});

describe('a failure', () => {
  /** The fence of docs/payment-states.md is missing. */
  const { patches } = PLANTED_BUGS.find(({ name }) => name === 'capture-behind-the-fence') ?? {};

  test('shrinks to the few faults that it needs', { timeout: 5 * MINUTE_MS }, async () => {
    if (!patches) throw new Error('The bug is not planted any more');
    const broken = { payments: 1_000, firstSeed: 1, patches, stopAtFirst: true };
    const [failure] = (await simulate(broken)).violations;
    if (!failure) throw new Error('The broken product was not found');
    const pool = new WorldPool(1, { patches });
    try {
      const tape = await shrink(pool, failure, MINUTE_MS);
      expect(tape.faults.length).toBeLessThanOrEqual(8);
      const { result } = await pool.run({ seed: tape.seed, tape: tape.faults });
      expect(result.violations.map(({ invariant }) => invariant)).toContain(failure.invariant);
    } finally {
      await pool.close();
    }
  });
});
