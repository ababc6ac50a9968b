import type { MerchantId, OrderId, StoreId } from '../../core/domain/ids.ts';
import type { Page, Paged } from '../../core/ports/page.ts';
import type { Table, Tables } from '../../core/ports/tables.ts';
import { pageOf } from './page.ts';
import { keyOf, type MemoryState, storedOrder, tableName } from './state.ts';

export class MemoryTables implements Tables {
  readonly #state: MemoryState;
  /** Of tokens that lead to no table any more. */
  readonly #retired = new Map<string, MerchantId>();

  constructor(state: MemoryState) {
    this.#state = state;
  }

  async find(
    merchantId: MerchantId,
    storeId: StoreId,
    tableId: string,
  ): Promise<Table | undefined> {
    return structuredClone(this.#state.tables.get(tableName({ merchantId, storeId, tableId })));
  }

  async byToken(token: string): Promise<Table | undefined> {
    return structuredClone([...this.#state.tables.values()].find((t) => t.token === token));
  }

  async merchantOf(token: string): Promise<MerchantId | undefined> {
    return (await this.byToken(token))?.merchantId ?? this.#retired.get(token);
  }

  async add(table: Table): Promise<boolean> {
    if (this.#state.tables.has(tableName(table))) return false;
    this.#state.tables.set(tableName(table), structuredClone(table));
    return true;
  }

  async change(table: Table): Promise<boolean> {
    if (this.#state.tables.get(tableName(table))?.version !== table.version - 1) return false;
    this.#state.tables.set(tableName(table), structuredClone(table));
    return true;
  }

  async rotate(table: Table, old: string): Promise<boolean> {
    const changed = await this.change(table);
    if (changed) this.#retired.set(old, table.merchantId);
    return changed;
  }

  async remove(table: Table, unborn: OrderId | undefined): Promise<boolean> {
    const { merchantId, token, version } = table;
    if (this.#state.tables.get(tableName(table))?.version !== version) return false;
    if (unborn && storedOrder(this.#state, merchantId, unborn)) return false;
    this.#retired.set(token, merchantId);
    return this.#state.tables.delete(tableName(table));
  }

  async ofStore(merchantId: MerchantId, storeId: StoreId, page: Page): Promise<Paged<Table>> {
    const prefix = keyOf(merchantId, `${storeId}#`);
    const found = [...this.#state.tables].filter(([key]) => key.startsWith(prefix));
    return pageOf(
      found.map(([, table]) => table),
      (table) => table.tableId,
      page,
    );
  }
}
