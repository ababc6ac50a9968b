import type { Chance } from '../world/chance.ts';
import type { FaultKind } from './fault.ts';
import { CountedSource } from './fault-source.ts';

/** The faults of a drill: what is gone is gone for every call. */
export class DrillFaults extends CountedSource {
  readonly #chance: Chance;
  readonly #fault: (site: string, chance: number) => FaultKind | undefined;

  constructor(chance: Chance, fault: (site: string, chance: number) => FaultKind | undefined) {
    super();
    this.#chance = chance;
    this.#fault = fault;
  }

  protected choose(site: string, k: number, applicable: readonly FaultKind[]) {
    const kind = this.#fault(site, this.#chance('drill', site, k));
    return kind && applicable.includes(kind) ? { kind, delayMs: 0 } : undefined;
  }
}
