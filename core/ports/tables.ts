import type { MerchantId, OrderId, StoreId } from '../domain/ids.ts';
import type { Page, Paged } from './page.ts';

/** A table that guests order at. Its token is printed as a QR code there; whoever has it may order. */
export interface Table {
  readonly merchantId: MerchantId;
  readonly storeId: StoreId;
  /** As it is called: 12, A-3. */
  readonly tableId: string;
  readonly token: string;
  readonly version: number;
  readonly createdAt: number;
  /** The order that is open, was the last, or is about to be placed under this id. */
  readonly orderId?: OrderId | undefined;
}

/** The tables of stores, found by name and by token. Reads are strong. */
export interface Tables {
  find(merchantId: MerchantId, storeId: StoreId, tableId: string): Promise<Table | undefined>;
  /** The table whose token this is now. */
  byToken(token: string): Promise<Table | undefined>;
  /** Whose the table of a token is, or was until a few days ago: a repeated request finds its answer. */
  merchantOf(token: string): Promise<MerchantId | undefined>;
  /** @returns false when the store has such a table. */
  add(table: Table): Promise<boolean>;
  /** Another order. @returns false when the table is no longer of the version before. */
  change(table: Table): Promise<boolean>;
  /** Another token; `old` is dead at once. @returns as `change`. */
  rotate(table: Table, old: string, now: number): Promise<boolean>;
  /**
   * @param unborn the order that was to be placed there, and must not have been.
   * @returns false when it was, or the table is no longer of this version.
   */
  remove(table: Table, unborn: OrderId | undefined, now: number): Promise<boolean>;
  /** By name. */
  ofStore(merchantId: MerchantId, storeId: StoreId, page: Page): Promise<Paged<Table>>;
}

/** Texts that nobody guesses. */
export interface Tokens {
  /** 128 bits and more, in letters and digits of a URL. */
  unguessable(): string;
}
