import * as z from 'zod/mini';

/** GET /v1/stores/{storeId}/menu/export. */
export const MenuExportQuery = z.strictObject({
  format: z._default(z.enum(['json', 'csv']), 'json'),
  of: z._default(z.enum(['published', 'draft']), 'published'),
});

/** Strict, so that a misspelt dry run is not a real one. */
export const MenuImportQuery = z.strictObject({
  dryRun: z._default(z.enum(['true', 'false']), 'false'),
});

/** POST /v1/stores/{storeId}/menu/import. */
export const MenuImportResponse = z.object({
  /** Of the draft, as its ETag has it. */
  revision: z.int(),
  /** Whether the draft now is as the file has it; never on a dry run or with errors. */
  applied: z.boolean(),
  rows: z.int(),
  /** How many rows add a dish, change something, or say what is so already; 0 with errors. */
  created: z.int(),
  changed: z.int(),
  unchanged: z.int(),
  /** Dishes that are gone; a CSV takes none away. */
  removed: z.int(),
  /** How many rows are wrong; each of the first 500 is told with what is wrong first. */
  errorCount: z.int(),
  errors: z.array(
    z.object({
      /** As a spreadsheet counts, its names of columns being row 1; of JSON the n-th dish; 0: none. */
      row: z.int(),
      field: z.string(),
      code: z.enum([
        ...['missing', 'bad-price', 'bad-value', 'item-twice', 'category-differs'],
        ...['wrong-currency', 'not-by-spreadsheet', 'too-many-cells', 'bad-menu'],
      ] as const),
      message: z.string(),
    }),
  ),
});
export type MenuImportResponse = z.infer<typeof MenuImportResponse>;
