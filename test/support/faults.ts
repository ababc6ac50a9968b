import type { OrderAggregate, OrderChanges } from '../../core/domain/order-aggregate.ts';
import type { CommitOutcome, OrderStore } from '../../core/ports/order-store.ts';

/** The process dies at a call: before it had an effect, or after, when nobody hears of it. */
export type Death = 'before' | 'after';

export class ProcessDied extends Error {
  override readonly name = 'ProcessDied';
}

/** Counts every call that leaves the process, and lets it die at chosen ones (counted from 1). */
export class Faults {
  readonly deaths = new Map<number, Death>();
  calls = 0;

  async around<T>(call: () => Promise<T>): Promise<T> {
    this.calls += 1;
    const death = this.deaths.get(this.calls);
    if (death === 'before') throw new ProcessDied();
    const result = await call();
    if (death === 'after') throw new ProcessDied();
    return result;
  }
}

/** An order store that can die, can lose races, and shows what it committed, as a stream does. */
export class WatchedOrderStore implements OrderStore {
  readonly #inner: OrderStore;
  readonly #faults: Faults;
  readonly #committed: (changes: OrderChanges) => void;
  /** Runs once, between the next read and its write: somebody else's change. */
  interloper: (() => Promise<unknown>) | undefined;

  constructor(inner: OrderStore, faults: Faults, committed: (changes: OrderChanges) => void) {
    this.#inner = inner;
    this.#faults = faults;
    this.#committed = committed;
  }

  async commit(changes: OrderChanges): Promise<CommitOutcome> {
    const other = this.interloper;
    this.interloper = undefined;
    await other?.();
    return await this.#faults.around(async () => {
      const outcome = await this.#inner.commit(changes);
      if (outcome === 'committed') this.#committed(changes);
      return outcome;
    });
  }

  load(...of: Parameters<OrderStore['load']>): Promise<OrderAggregate | undefined> {
    return this.#inner.load(...of);
  }

  journal(...of: Parameters<OrderStore['journal']>): ReturnType<OrderStore['journal']> {
    return this.#inner.journal(...of);
  }

  findIdempotent(
    ...of: Parameters<OrderStore['findIdempotent']>
  ): ReturnType<OrderStore['findIdempotent']> {
    return this.#inner.findIdempotent(...of);
  }
}
