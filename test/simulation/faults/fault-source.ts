import { type Chance, pick } from '../world/chance.ts';
import type { Fault, FaultKind, FaultSource, TapedFault } from './fault.ts';

/** One cell of the coverage matrix. */
export interface Cell {
  readonly site: string;
  readonly kind: FaultKind;
  /** Not by chance: so that what comes after it is reached. */
  readonly always?: true;
}

/** How a seed spreads its faults. */
export interface FaultProfile {
  /** Probability that something happens to a call. */
  readonly rate: number;
  /** Cells of the coverage matrix that this run makes sure to visit. */
  readonly focus: readonly Cell[];
}

/** Longer than every timeout and deadline of ours, because a late request is the worst of them. */
const DELAYS_MS = [2_000, 8_000, 14_000, 40_000, 90_000, 240_000, 600_000] as const;
const FOCUSED_CALLS = 20;
const FOCUSED_RATE = 0.8;

/** Numbers the calls of each site and keeps what was done to them. */
export abstract class CountedSource implements FaultSource {
  readonly injected: TapedFault[] = [];
  readonly #counts = new Map<string, number>();
  #stopped = false;

  at(site: string, applicable: readonly FaultKind[]): Fault | undefined {
    const k = this.#counts.get(site) ?? 0;
    this.#counts.set(site, k + 1);
    const fault = this.#stopped ? undefined : this.choose(site, k, applicable);
    if (fault) this.injected.push({ site, k, ...fault });
    return fault;
  }

  stop(): void {
    this.#stopped = true;
  }

  protected abstract choose(
    site: string,
    k: number,
    applicable: readonly FaultKind[],
  ): Fault | undefined;
}

/** Draws each fault by the seed: for volume. */
export class SeededFaults extends CountedSource {
  readonly #chance: Chance;
  readonly #profile: FaultProfile;

  constructor(chance: Chance, profile: FaultProfile) {
    super();
    this.#chance = chance;
    this.#profile = profile;
  }

  protected choose(site: string, k: number, applicable: readonly FaultKind[]): Fault | undefined {
    const { rate, focus } = this.#profile;
    const focused = k < FOCUSED_CALLS ? focus.filter((cell) => cell.site === site) : [];
    const focusedRate = focused.some((cell) => cell.always) ? 1 : FOCUSED_RATE;
    const hit = this.#chance('fault', site, k) < (focused.length > 0 ? focusedRate : rate);
    if (!hit) return undefined;
    const kinds = focused.length > 0 ? focused.map((cell) => cell.kind) : applicable;
    const kind = pick(kinds, this.#chance('kind', site, k));
    const ceiling = pick(DELAYS_MS, this.#chance('ceiling', site, k));
    return { kind, delayMs: Math.ceil((0.3 + 0.7 * this.#chance('delay', site, k)) * ceiling) };
  }
}

/** Does what the tape says and nothing else: to shrink a failure, and to replay it. */
export class TapedFaults extends CountedSource {
  readonly #tape: ReadonlyMap<string, Fault>;

  constructor(tape: readonly TapedFault[]) {
    super();
    this.#tape = new Map(
      tape.map(({ site, k, kind, delayMs }) => [`${site}#${k}`, { kind, delayMs }]),
    );
  }

  protected choose(site: string, k: number, applicable: readonly FaultKind[]): Fault | undefined {
    const fault = this.#tape.get(`${site}#${k}`);
    return fault && applicable.includes(fault.kind) ? fault : undefined;
  }
}
