import { StartupError } from '../startup-error.ts';

/** How much history is made up. */
export interface Sizes {
  readonly days: number;
  readonly stores: number;
  /** Of all stores together on an ordinary day. */
  readonly ordersPerDay: number;
  /** The same seed gives the same rows. */
  readonly seed: number;
}

export const SIZE_OPTIONS = {
  days: { type: 'string', default: '90' },
  stores: { type: 'string', default: '12' },
  'orders-per-day': { type: 'string', default: '3000' },
  seed: { type: 'string', default: '1' },
} as const;

type Given = { readonly [Name in keyof typeof SIZE_OPTIONS]: string };

/** Throws StartupError, which says what a value must be. */
export function sizesOf(given: Given): Sizes {
  const number = (name: keyof Given, low: number, high: number): number => {
    const value = Number(given[name]);
    if (/^\d+$/.test(given[name]) && value >= low && value <= high) return value;
    throw new StartupError(
      `--${name} is ${given[name]}, but must be a whole number from ${low} to ${high}.`,
    );
  };
  const stores = number('stores', 1, 500);
  return {
    days: number('days', 1, 800),
    stores,
    // Each store sells something every day; a day's file fits into one request to S3.
    ordersPerDay: number('orders-per-day', stores * 10, 1_000_000),
    seed: number('seed', 0, 1_000_000),
  };
}

/** Measured: all tables together, of one order. */
const BYTES_PER_ORDER = 620;

/** About how many bytes the files will have. */
export const bytesOf = ({ days, ordersPerDay }: Sizes): number =>
  days * ordersPerDay * BYTES_PER_ORDER;
