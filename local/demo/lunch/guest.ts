import type { ApiClient } from '../api-client.ts';

/** Somebody who comes to lunch. */
export interface Guest {
  readonly client: ApiClient;
  /** Their number in the lunch, counted from 0. */
  readonly n: number;
  /** How long they wait for what must come, in real milliseconds. */
  readonly patienceMs: number;
}

/** How an order ends. What was refunded was paid. */
export type Ending = 'paid' | 'refunded' | 'cancelled';

/** How the guest left, which is how the order has to end. */
export interface Leaving {
  readonly orderId: string;
  readonly ends: Ending;
}

export interface Story {
  readonly title: string;
  /** How often it comes, against the others. */
  readonly weight: number;
  /** The gateways that can do it; all of them when absent. */
  readonly gateways?: readonly string[];
  /** A case that it makes, which the cashier then looks into and resolves. */
  readonly opensCase?: string;
  /** Throws what cannot be. On a slow machine a payment may fail; the guest then tries again. */
  readonly play: (guest: Guest) => Promise<Leaving>;
}

/** Which story is told, and where. */
export interface Dealt {
  readonly story: Story;
  readonly client: ApiClient;
}

/** A guest who was served, or what went wrong. */
export interface Seated extends Dealt {
  readonly left?: Leaving;
  readonly fault?: string;
}
