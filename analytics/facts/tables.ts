import { CASES } from './cases.ts';
import { ORDER_LINES } from './order-lines.ts';
import { ORDERS } from './orders.ts';
import { PAYMENTS } from './payments.ts';
import { REFUNDS } from './refunds.ts';
import { SESSIONS } from './sessions.ts';
import { STOCK_EVENTS } from './stock-events.ts';
import type { RowOf } from './table.ts';
import { TICKETS } from './tickets.ts';

/** All fact tables: what Glue, the Parquet writer and docs/facts.md are made from. */
export const FACT_TABLES = {
  orders: ORDERS,
  order_lines: ORDER_LINES,
  payments: PAYMENTS,
  refunds: REFUNDS,
  tickets: TICKETS,
  cases: CASES,
  stock_events: STOCK_EVENTS,
  sessions: SESSIONS,
} as const;
export type FactTableName = keyof typeof FACT_TABLES;
export const FACT_TABLE_NAMES = Object.keys(FACT_TABLES) as FactTableName[];

/** A row, the table that it is of, and the tenant whose it is. */
export type Fact = {
  readonly [Name in FactTableName]: {
    readonly table: Name;
    readonly merchantId: string;
    readonly row: RowOf<(typeof FACT_TABLES)[Name]>;
  };
}[FactTableName];

/** Any row, where which table it is of does not matter. */
export type FactRow = Readonly<Record<string, string | number | boolean | null>>;
