import { availableParallelism } from 'node:os';
import type { GatewayName } from '../../../local/alipay-simulator/simulated-merchant.ts';
import { sitesOf } from '../faults/sites.ts';
import type { Patch } from '../substitutes/register.ts';
import { WorldPool } from './pool.ts';
import type { WorldResult } from './run-world.ts';
import { sometimesAt } from './sometimes.ts';

export interface Progress {
  readonly worlds: number;
  readonly payments: number;
  readonly violations: number;
}

/** What a run found, as it is printed and written to the report. */
export interface Report {
  readonly gateway: GatewayName;
  readonly firstSeed: number;
  readonly lastSeed: number;
  readonly payments: number;
  readonly worlds: number;
  readonly events: number;
  readonly seconds: number;
  readonly threads: number;
  readonly paymentsPerSecondPerThread: number;
  readonly violations: readonly (WorldResult['violations'][number] & { readonly seed: number })[];
  /** How often each fault hit each call site; a fault that cannot meet a site is not in its row. */
  readonly coverage: Readonly<Record<string, Readonly<Record<string, number>>>>;
  readonly zeroCells: readonly string[];
  readonly edges: Readonly<Record<string, number>>;
  readonly sometimes: Readonly<Record<string, number>>;
  readonly never: readonly string[];
}

export interface Simulation {
  readonly payments: number;
  readonly firstSeed: number;
  /** The Open Platform where it is not named. */
  readonly gateway?: GatewayName;
  readonly threads?: number;
  readonly patches?: readonly Patch[];
  /** Ends with the first world that violates an invariant. */
  readonly stopAtFirst?: boolean;
  readonly onProgress?: (progress: Progress) => void;
}

/** What chance has left out comes about in some more worlds; a cell that never does is a blind spot. */
const AT_MOST = 1.5;

/**
 * Runs worlds of successive seeds until so many payments have been simulated, and some more while a
 * cell or a situation is not met.
 */
export async function simulate(simulation: Simulation): Promise<Report> {
  const { payments, firstSeed, threads = availableParallelism(), stopAtFirst = false } = simulation;
  const { gateway = 'open-platform' } = simulation;
  const pool = new WorldPool(threads, { patches: simulation.patches ?? [] });
  const started = performance.now();
  const tally = new Tally(gateway);
  let seed = firstSeed;
  const enough = (): boolean => {
    if (stopAtFirst) return tally.payments >= payments || tally.violations.length > 0;
    if (tally.payments < payments) return false;
    return tally.payments >= payments * AT_MOST || tally.meetsAll();
  };
  try {
    const work = async (): Promise<void> => {
      while (!enough()) {
        const { result } = await pool.run({ seed: seed++, gateway });
        tally.add(result);
        simulation.onProgress?.(tally.progress());
      }
    };
    await Promise.all(Array.from({ length: threads }, work));
  } finally {
    await pool.close();
  }
  const seconds = (performance.now() - started) / 1_000;
  const about = { gateway, firstSeed, lastSeed: seed - 1, seconds, threads };
  return { ...about, ...tally.report(seconds * threads) };
}

class Tally {
  readonly #gateway: GatewayName;
  payments = 0;
  violations: Report['violations'][number][] = [];
  #worlds = 0;
  #events = 0;
  readonly #coverage = new Map<string, Map<string, number>>();
  readonly #edges: Record<string, number> = {};
  readonly #sometimes: Record<string, number> = {};

  constructor(gateway: GatewayName) {
    this.#gateway = gateway;
  }

  add(result: WorldResult): void {
    this.#worlds += 1;
    this.payments += result.payments;
    this.#events += result.events;
    const { seed } = result;
    this.violations.push(...result.violations.map((violation) => ({ ...violation, seed })));
    for (const { site, kind } of result.injected) {
      const row = this.#coverage.get(site) ?? new Map<string, number>();
      this.#coverage.set(site, row.set(kind, (row.get(kind) ?? 0) + 1));
    }
    count(this.#edges, result.edges);
    count(this.#sometimes, result.sometimes);
  }

  progress(): Progress {
    const { payments, violations } = this;
    return { worlds: this.#worlds, payments, violations: violations.length };
  }

  meetsAll(): boolean {
    return this.#zeroCells().length === 0 && this.#never().length === 0;
  }

  report(threadSeconds: number) {
    const sites = sitesOf(this.#gateway);
    return {
      payments: this.payments,
      worlds: this.#worlds,
      events: this.#events,
      paymentsPerSecondPerThread: Math.round(this.payments / threadSeconds),
      violations: this.violations.toSorted((a, b) => a.seed - b.seed),
      coverage: Object.fromEntries(
        sites.map(({ site, kinds }) => [
          site,
          Object.fromEntries(kinds.map((kind) => [kind, this.#hits(site, kind)])),
        ]),
      ),
      zeroCells: this.#zeroCells(),
      edges: sorted(this.#edges),
      sometimes: sorted(this.#sometimes),
      never: this.#never(),
    };
  }

  #hits(site: string, kind: string): number {
    return this.#coverage.get(site)?.get(kind) ?? 0;
  }

  #zeroCells(): string[] {
    const sites = sitesOf(this.#gateway);
    const cells = sites.flatMap(({ site, kinds }) => kinds.map((kind) => [site, kind] as const));
    const unknown = [...this.#coverage.keys()].filter((s) => !sites.some(({ site }) => site === s));
    return [
      ...cells.filter((cell) => this.#hits(...cell) === 0).map((cell) => cell.join(': ')),
      ...unknown.map((site) => `${site}: not in the list of call sites`),
    ];
  }

  #never(): string[] {
    return sometimesAt(this.#gateway).filter((name) => !this.#sometimes[name]);
  }
}

function count(into: Record<string, number>, more: Readonly<Record<string, number>>): void {
  for (const [name, n] of Object.entries(more)) into[name] = (into[name] ?? 0) + n;
}

const sorted = (counts: Readonly<Record<string, number>>): Record<string, number> =>
  Object.fromEntries(Object.entries(counts).sort(([a], [b]) => (a < b ? -1 : 1)));
