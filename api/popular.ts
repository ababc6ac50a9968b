import * as z from 'zod/mini';

/** GET /v1/stores/{storeId}/popular: best first. Names, pictures and prices are the menu's. */
export const PopularResponse = z.object({
  storeId: z.string(),
  /** The first of the business days that count, the one that runs being the last. */
  since: z.iso.date(),
  items: z.array(z.object({ itemId: z.string(), sold: z.int() })),
});
export type PopularResponse = z.infer<typeof PopularResponse>;
