import { type Fault, type FaultKind, GENERAL_FAULTS } from '../faults/fault.ts';
import type { Process } from './process.ts';
import type { Surroundings } from './surroundings.ts';

/** A call that leaves a process. */
export interface Remote<T> {
  /** Who calls what: `payments > store.commit order`. */
  readonly site: string;
  /** It arrives: takes effect now and says what the answer will be. May throw the answer. */
  readonly effect: () => T;
  /** How long the caller waits in all, with the repeats of its library. */
  readonly timeoutMs: number;
  /** What the caller gets when it gives up: thrown or returned. */
  readonly givesUp: () => T;
  /** What the caller gets when the other side fails: thrown or returned. */
  readonly failure: () => T;
  /** Effects of the faults that only this kind of call knows. */
  readonly special?: Partial<Record<FaultKind, () => T>>;
  /** Waits for somebody else's transaction that a torn read can see half of. */
  readonly meets?: (run: (overlaps: boolean) => void) => void;
  /** Told when the call has ended for the caller, and how. */
  readonly ended?: (outcome: 'answered' | 'given-up' | 'died') => void;
}

/** The faults that a call may meet. */
const faultsOf = (special: object = {}): readonly FaultKind[] => [
  ...GENERAL_FAULTS,
  ...(Object.keys(special) as FaultKind[]),
];

/** Makes the call on the virtual clock, with the fault that the run has for it. */
export function call<T>(process: Process, remote: Remote<T>): Promise<T> {
  return new Promise<T>((resolve, reject) => {
    if (!process.alive) return;
    new Exchange(process, remote, resolve, reject).begin();
  });
}

class Exchange<T> {
  readonly #process: Process;
  readonly #world: Surroundings;
  readonly #remote: Remote<T>;
  readonly #resolve: (value: T) => void;
  readonly #reject: (error: unknown) => void;
  #over = false;

  constructor(
    process: Process,
    remote: Remote<T>,
    resolve: (value: T) => void,
    reject: (error: unknown) => void,
  ) {
    this.#process = process;
    this.#world = process.world;
    this.#remote = remote;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  begin(): void {
    const { site, special, effect } = this.#remote;
    const fault = this.#world.faults.at(site, faultsOf(special));
    this.#process.onDeath(() => this.#finish('died', () => undefined));
    if (fault) this.#suffer(fault);
    else this.#reach(this.#wayMs(), effect, (answer) => this.#answer(this.#wayMs(), answer));
  }

  #suffer({ kind, delayMs }: Fault): void {
    const { special, effect, failure } = this.#remote;
    const answers = (answer: () => T): void => this.#answer(this.#wayMs(), answer);
    switch (kind) {
      case 'dies-before':
        this.#process.die();
        break;
      case 'request-lost':
        this.#giveUp();
        break;
      case 'request-late':
        this.#giveUp();
        this.#reach(delayMs, effect, answers);
        break;
      case 'dies-after':
        this.#reach(this.#wayMs(), effect, () => this.#process.die());
        break;
      case 'answer-lost':
        this.#giveUp();
        this.#reach(this.#wayMs(), effect, () => undefined);
        break;
      case 'answer-late':
        this.#giveUp();
        this.#reach(this.#wayMs(), effect, (answer) => this.#answer(delayMs, answer));
        break;
      case 'fails':
        answers(failure);
        break;
      case 'fails-after':
        this.#reach(this.#wayMs(), effect, () => answers(failure));
        break;
      case 'torn':
        this.#meet(answers);
        break;
      default:
        this.#reach(this.#wayMs(), special?.[kind] ?? effect, answers);
    }
  }

  #wayMs(): number {
    return this.#world.latency(this.#remote.site);
  }

  /** Takes effect, also when the caller is gone by then. `then` gets the answer that it makes. */
  #reach(afterMs: number, effect: () => T, then: (answer: () => T) => void): void {
    this.#world.time.at(this.#world.time.now + afterMs, () => {
      then(outcomeOf(effect));
    });
  }

  /** A slow read, torn if a transaction comes about meanwhile. */
  #meet(then: (answer: () => T) => void): void {
    const { meets, special, effect } = this.#remote;
    const read = (overlaps: boolean): void =>
      then(outcomeOf((overlaps ? special?.torn : undefined) ?? effect));
    if (meets) meets(read);
    else read(false);
  }

  #answer(afterMs: number, answer: () => T): void {
    this.#world.time.at(this.#world.time.now + afterMs, () => this.#finish('answered', answer));
  }

  #giveUp(): void {
    const at = this.#world.time.now + this.#remote.timeoutMs;
    this.#world.time.at(at, () => this.#finish('given-up', this.#remote.givesUp));
  }

  #finish(how: 'answered' | 'given-up' | 'died', answer: () => T | undefined): void {
    if (this.#over || (how !== 'died' && !this.#process.alive)) return;
    this.#over = true;
    this.#remote.ended?.(how);
    if (how === 'died') return;
    try {
      this.#resolve(answer() as T);
    } catch (error) {
      this.#reject(error);
    }
  }
}

/** The answer as something that can be delivered later: a value, or an error to throw. */
function outcomeOf<T>(effect: () => T): () => T {
  try {
    const value = effect();
    return () => value;
  } catch (error) {
    return () => {
      throw error;
    };
  }
}
