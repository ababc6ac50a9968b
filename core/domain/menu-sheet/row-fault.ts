/** Why a row of an import cannot be taken. Clients know these names, so one is never renamed. */
export const ROW_FAULTS = [
  'missing',
  'bad-price',
  'bad-value',
  'item-twice',
  'category-differs',
  'wrong-currency',
  'not-by-spreadsheet',
  'too-many-cells',
  'bad-menu',
] as const;

export interface RowFault {
  /** As a spreadsheet counts: the names of the columns are row 1. 0 where it is no row's fault. */
  readonly row: number;
  readonly field: string;
  readonly code: (typeof ROW_FAULTS)[number];
  /** What is wrong, where the code alone does not say it. */
  readonly says?: string;
}

/** What an import would do, row by row. */
export interface ImportCounts {
  readonly rows: number;
  readonly created: number;
  readonly changed: number;
  readonly unchanged: number;
  /** Dishes that are gone; a spreadsheet takes none away. */
  readonly removed: number;
}
