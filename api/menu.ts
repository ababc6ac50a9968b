import * as z from 'zod/mini';
import { currency, id, instant, minor, optionId, priceDelta, translated } from './fields.ts';

const Modifier = z.strictObject({
  optionId,
  name: translated,
  priceDelta,
  isDefault: z.optional(z.boolean()),
  soldOut: z.optional(z.boolean()),
});

const ModifierGroup = z.strictObject({
  groupId: optionId,
  name: translated,
  required: z.boolean(),
  minSelected: z.int().check(z.minimum(0), z.maximum(20)),
  maxSelected: z.int().check(z.minimum(1), z.maximum(20)),
  modifiers: z.array(Modifier).check(z.minLength(1), z.maxLength(50)),
});

const MenuItem = z.strictObject({
  itemId: optionId,
  name: translated,
  description: z.optional(translated),
  price: minor,
  modifierGroups: z.array(ModifierGroup).check(z.maxLength(20)),
  soldOut: z.optional(z.boolean()),
});

const Category = z.strictObject({
  categoryId: optionId,
  name: translated,
  items: z.array(MenuItem).check(z.maxLength(500)),
});

/** PUT /v1/stores/{storeId}/menu: publishes the next version. Prices are in minor units. */
export const PublishMenuRequest = z.strictObject({
  currency,
  categories: z.array(Category).check(z.minLength(1), z.maxLength(100)),
});

/** PUT /v1/stores/{storeId}/snoozes: what is out, or sold again. `id` is an item's or an option's. */
const soldOutFields = { soldOut: z.boolean(), until: z.optional(instant) };
export const SnoozeRequest = z.union([
  z.strictObject({ kind: z.enum(['item', 'option']), id: optionId, ...soldOutFields }),
  z.strictObject({ kind: z.literal('store'), ...soldOutFields }),
]);

export const SnoozeListResponse = z.object({
  version: z.int(),
  snoozes: z.array(
    z.object({
      kind: z.enum(['item', 'option', 'store']),
      id: z.optional(z.string()),
      since: instant,
      /** Sold again by itself then; until somebody says so when absent. */
      until: z.optional(instant),
      actor: z.string(),
    }),
  ),
});
export type SnoozeListResponse = z.infer<typeof SnoozeListResponse>;

/** GET /v1/stores/{storeId}/menu. With `lang` every name is one text, else all translations. */
const shown = z.union([z.string(), z.record(z.string(), z.string())]);

export const MenuResponse = z.object({
  storeId: id,
  version: z.int(),
  publishedAt: instant,
  currency,
  /** The store takes no orders for now. */
  paused: z.boolean(),
  categories: z.array(
    z.object({
      categoryId: z.string(),
      name: shown,
      items: z.array(
        z.object({
          itemId: z.string(),
          name: shown,
          description: z.optional(shown),
          price: minor,
          soldOut: z.boolean(),
          soldOutUntil: z.optional(instant),
          modifierGroups: z.array(
            z.object({
              groupId: z.string(),
              name: shown,
              required: z.boolean(),
              minSelected: z.int(),
              maxSelected: z.int(),
              modifiers: z.array(
                z.object({
                  optionId: z.string(),
                  name: shown,
                  priceDelta,
                  isDefault: z.boolean(),
                  soldOut: z.boolean(),
                  soldOutUntil: z.optional(instant),
                }),
              ),
            }),
          ),
        }),
      ),
    }),
  ),
});
export type MenuResponse = z.infer<typeof MenuResponse>;
