import type { OrderResponse } from '../../../api/orders.ts';
import type { ApiClient } from '../api-client.ts';

/** Somebody who comes to lunch. */
export interface Guest {
  readonly client: ApiClient;
  /** Their number in the lunch, counted from 0. */
  readonly n: number;
  /** How long they wait for what must come, in real milliseconds. */
  readonly patienceMs: number;
}

export type Lunch = (guest: Guest) => Promise<OrderResponse['orderId']>;

/** How an order has ended once everything is quiet. */
export type Ending = 'paid' | 'refunded' | 'cancelled';

export interface Story {
  readonly title: string;
  /** How often it comes, against the others. */
  readonly weight: number;
  /** The gateways that can do it; all of them when absent. */
  readonly gateways?: readonly string[];
  readonly ends: Ending;
  /** A case that it makes, which the cashier then looks into and resolves. */
  readonly opensCase?: string;
  readonly play: Lunch;
}

/** Which story is told, and where. */
export interface Dealt {
  readonly story: Story;
  readonly client: ApiClient;
}

/** A guest who was served, or what went wrong. */
export interface Seated extends Dealt {
  readonly orderId?: string;
  readonly fault?: string;
}
