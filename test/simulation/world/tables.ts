import { inboxTable, storeTable, type TableShape } from '../store/table-shape.ts';

/** As lib/constructs/data.ts makes them; a test compares. */
export const TABLES: readonly TableShape[] = [storeTable('store'), inboxTable('inbox')];
