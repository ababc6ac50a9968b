import type { RowKey } from './keys.ts';

/** Raised when rows change so that older code would misread them. */
export const SCHEMA = 1;

/** What every row is: a key, its kind, and one value of the domain under `data`. */
export interface Row extends RowKey {
  readonly type: string;
  readonly schema: number;
  readonly data: unknown;
  /** On an order and its rows: the order's version that wrote the row. */
  readonly version?: number;
  /** On an order: the version of each of its rows, by sort key. */
  readonly parts?: Readonly<Record<string, number>>;
  /** On a counter of coupons. */
  readonly uses?: number;
  /** On a delivery slot: by how many orders. */
  readonly taken?: number;
  /** On a dish and day: how many portions. */
  readonly sold?: number;
  readonly dueAt?: number;
  readonly dueShard?: string;
  readonly ordersPk?: string;
  readonly ordersSk?: string;
  readonly listPk?: string;
  readonly listSk?: string;
  /** Seconds since 1970; DynamoDB deletes the row some time later. */
  readonly expiresAt?: number;
}

/** The row was written by newer code: this code must leave it alone until it is updated. */
export class NewerSchema extends Error {
  override readonly name = 'NewerSchema';
}

/**
 * A row as read, from a table or a stream. Attributes that this code does not know are kept.
 * @throws NewerSchema
 */
export function rowOf(item: Record<string, unknown>): Row {
  const row = item as unknown as Row;
  if (row.schema > SCHEMA) {
    const { pk, sk, schema } = row;
    throw new NewerSchema(`${pk} ${sk} has schema ${schema}; this code knows ${SCHEMA}`);
  }
  return row;
}

/** The domain value in a row that was read. */
export const dataOf = <T>(item: Record<string, unknown>): T => rowOf(item).data as T;

export const IDEMPOTENCY_KEPT_DAYS = 7;

/** 30 days and the like, counted from milliseconds, as DynamoDB's TTL wants it. */
export const expiry = (from: number, days: number): number =>
  Math.ceil(from / 1_000) + days * 86_400;
