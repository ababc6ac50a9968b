import type { Fault } from '../invariant.ts';
import { keyedResults } from '../invariants/keys.ts';
import type { OrderPlace, OrderRecord } from './order-record.ts';

/** An Idempotency-Key, by the one thing that it made. */
export interface KeyOfResult extends OrderPlace {
  readonly resultId: string;
}

interface Made {
  readonly orderId: string;
  /** Made without a key as well, or at this time. */
  readonly at: number | 'optional';
}

/**
 * Pairs Idempotency-Keys with what they made, in whatever order a scan meets the two. Keys live for a
 * week, so what is in memory are the halves of a week whose other half is still to come.
 */
export class KeyLedger {
  /** Of keys without a result yet, by the result's id. */
  readonly #keys = new Map<string, KeyOfResult>();
  readonly #results = new Map<string, Made>();
  readonly #oldest: number;

  /** @param oldest results from before may have lost their key to age. */
  constructor(oldest: number) {
    this.#oldest = oldest;
  }

  addKey(key: KeyOfResult): void {
    if (!this.#results.delete(key.resultId)) this.#keys.set(key.resultId, key);
  }

  addOrder({ aggregate }: Pick<OrderRecord, 'aggregate'>): void {
    if (!aggregate) return;
    const { orderId, createdAt } = aggregate.order;
    this.#addResult(orderId, { orderId, at: 'optional' }, createdAt);
    for (const { resultId, at } of keyedResults({ orders: [aggregate] })) {
      this.#addResult(resultId, { orderId, at }, at);
    }
  }

  #addResult(resultId: string, made: Made, at: number): void {
    if (!this.#keys.delete(resultId) && at >= this.#oldest) this.#results.set(resultId, made);
  }

  /** Keys whose result no order had; it may have been made behind the scan, so look again. */
  keysWithoutResult(): readonly KeyOfResult[] {
    return [...this.#keys.values()];
  }

  /** Results without a key; the key of one made after `until` may have been behind the scan. */
  resultsWithoutKey(until: number): Fault[] {
    return [...this.#results].flatMap(([resultId, { orderId, at }]) => {
      if (at === 'optional' || at >= until) return [];
      return [{ orderId, sentence: `${resultId} has no Idempotency-Key.` }];
    });
  }
}
