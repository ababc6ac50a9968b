import type { MerchantId, StoreId } from '../../core/domain/ids.ts';
import type { Page, Paged } from '../../core/ports/page.ts';
import type { Table, Tables } from '../../core/ports/tables.ts';
import { pageOf } from './page.ts';
import { keyOf } from './state.ts';

const nameOf = ({ merchantId, storeId, tableId }: Omit<Table, 'token' | 'version' | 'createdAt'>) =>
  keyOf(merchantId, `${storeId}#${tableId}`);

export class MemoryTables implements Tables {
  readonly #tables = new Map<string, Table>();

  async find(
    merchantId: MerchantId,
    storeId: StoreId,
    tableId: string,
  ): Promise<Table | undefined> {
    return structuredClone(this.#tables.get(nameOf({ merchantId, storeId, tableId })));
  }

  async byToken(token: string): Promise<Table | undefined> {
    return structuredClone([...this.#tables.values()].find((t) => t.token === token));
  }

  async add(table: Table): Promise<boolean> {
    if (this.#tables.has(nameOf(table))) return false;
    this.#tables.set(nameOf(table), structuredClone(table));
    return true;
  }

  async change(table: Table): Promise<boolean> {
    if (this.#tables.get(nameOf(table))?.version !== table.version - 1) return false;
    this.#tables.set(nameOf(table), structuredClone(table));
    return true;
  }

  rotate(table: Table): Promise<boolean> {
    return this.change(table);
  }

  async remove(table: Table): Promise<boolean> {
    if (this.#tables.get(nameOf(table))?.version !== table.version) return false;
    return this.#tables.delete(nameOf(table));
  }

  async ofStore(merchantId: MerchantId, storeId: StoreId, page: Page): Promise<Paged<Table>> {
    const prefix = keyOf(merchantId, `${storeId}#`);
    const found = [...this.#tables].filter(([key]) => key.startsWith(prefix));
    return pageOf(
      found.map(([, table]) => table),
      (table) => table.tableId,
      page,
    );
  }
}
