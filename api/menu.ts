import * as z from 'zod/mini';
import { currency, id, instant, minor, optionId, priceDelta, translated } from './fields.ts';

const count = (least: number) => z.int().check(z.minimum(least), z.maximum(20));
const plu = z.optional(z.string().check(z.regex(/^[A-Za-z0-9-]{1,20}$/)));

const modifier = {
  optionId,
  name: translated,
  priceDelta,
  isDefault: z.optional(z.boolean()),
  soldOut: z.optional(z.boolean()),
  plu,
};

/** What a group is, around modifiers that may or may not ask further. */
const groupOf = <M extends z.ZodMiniType>(Modifier: M) =>
  z.strictObject({
    groupId: optionId,
    name: translated,
    required: z.boolean(),
    minSelected: count(0),
    maxSelected: count(1),
    displayType: z.optional(z.enum(['radio', 'checkbox', 'select', 'quantity'])),
    modifiers: z.array(Modifier).check(z.minLength(1), z.maxLength(50)),
  });
const asking = <G extends z.ZodMiniType>(Group: G) =>
  z.strictObject({
    ...modifier,
    modifierGroups: z.optional(z.array(Group).check(z.maxLength(20))),
  });
const ThirdGroup = groupOf(z.strictObject(modifier));
const ModifierGroup = groupOf(asking(groupOf(asking(ThirdGroup))));

const ComboSlot = z.strictObject({
  slotId: optionId,
  name: translated,
  minSelected: count(0),
  maxSelected: count(1),
  qtyFree: count(0),
  basePrice: minor,
  choices: z
    .array(
      z.strictObject({ itemId: optionId, extraPrice: minor, isDefault: z.optional(z.boolean()) }),
    )
    .check(z.minLength(1), z.maxLength(50)),
});

/** The fourteen of EU regulation 1169/2011, which cover what China's GB 7718 names. */
const allergen = z.enum([
  ...['celery', 'crustaceans', 'egg', 'fish', 'gluten', 'lupin', 'milk', 'molluscs'],
  ...['mustard', 'nuts', 'peanuts', 'sesame', 'soya', 'sulphites'],
] as const);

/** The name that an upload was given. */
const image = z.string().check(z.regex(/^[0-9a-f]{32}\.(png|jpg|webp)$/));

/** POST /v1/stores/{storeId}/images. */
export const ImageResponse = z.object({ image, imageUrl: z.string() });

const MenuItem = z.strictObject({
  itemId: optionId,
  name: translated,
  description: z.optional(translated),
  price: minor,
  modifierGroups: z.array(ModifierGroup).check(z.maxLength(20)),
  slots: z.optional(z.array(ComboSlot).check(z.minLength(1), z.maxLength(10))),
  soldOut: z.optional(z.boolean()),
  allergens: z.optional(z.array(allergen).check(z.maxLength(14))),
  plu,
  taxClass: z.optional(optionId),
  image: z.optional(image),
});

const Category = z.strictObject({
  categoryId: optionId,
  name: translated,
  items: z.array(MenuItem).check(z.maxLength(500)),
});

const timeOfDay = z.string().check(z.regex(/^([01]\d|2[0-3]):[0-5]\d$/));
const periods = z
  .array(
    z.strictObject({
      weekdays: z
        .array(z.int().check(z.minimum(1), z.maximum(7)))
        .check(z.minLength(1), z.maxLength(7)),
      from: timeOfDay,
      until: timeOfDay,
    }),
  )
  .check(z.minLength(1), z.maxLength(20));
const fulfilments = z
  .array(z.enum(['dine-in', 'takeout', 'delivery']))
  .check(z.minLength(1), z.maxLength(3));

const ServedMenu = z.strictObject({
  menuId: optionId,
  name: translated,
  categoryIds: z.array(optionId).check(z.minLength(1), z.maxLength(100)),
  /** Every way when absent. */
  fulfilments: z.optional(fulfilments),
  /** Monday is 1; `until` is exclusive, and on the next day where it is not after `from`. */
  periods: z.optional(periods),
});

/** PUT /v1/stores/{storeId}/menu: publishes the next version. Prices are in minor units. */
export const PublishMenuRequest = z.strictObject({
  currency,
  categories: z.array(Category).check(z.minLength(1), z.maxLength(100)),
  menus: z.optional(z.array(ServedMenu).check(z.minLength(1), z.maxLength(20))),
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

const shownModifier = {
  optionId: z.string(),
  name: shown,
  priceDelta,
  isDefault: z.boolean(),
  soldOut: z.boolean(),
  soldOutUntil: z.optional(instant),
  plu: z.optional(z.string()),
};
const shownGroupOf = <M extends z.ZodMiniType>(Modifier: M) =>
  z.object({
    groupId: z.string(),
    name: shown,
    required: z.boolean(),
    minSelected: z.int(),
    maxSelected: z.int(),
    displayType: z.enum(['radio', 'checkbox', 'select', 'quantity']),
    modifiers: z.array(Modifier),
  });
const shownAsking = <G extends z.ZodMiniType>(Group: G) =>
  z.object({ ...shownModifier, modifierGroups: z.optional(z.array(Group)) });
const ShownThirdGroup = shownGroupOf(z.object(shownModifier));
const ShownGroup = shownGroupOf(shownAsking(shownGroupOf(shownAsking(ShownThirdGroup))));
export type ShownGroup = z.infer<typeof ShownGroup>;

const ShownItem = z.object({
  itemId: z.string(),
  name: shown,
  description: z.optional(shown),
  price: minor,
  soldOut: z.boolean(),
  soldOutUntil: z.optional(instant),
  modifierGroups: z.array(ShownGroup),
  slots: z.optional(
    z.array(
      z.object({
        slotId: z.string(),
        name: shown,
        minSelected: z.int(),
        maxSelected: z.int(),
        qtyFree: z.int(),
        basePrice: minor,
        choices: z.array(
          z.object({ itemId: z.string(), extraPrice: minor, isDefault: z.boolean() }),
        ),
      }),
    ),
  ),
  allergens: z.optional(z.array(z.string())),
  plu: z.optional(z.string()),
  taxClass: z.optional(z.string()),
  image: z.optional(z.string()),
  /** Where the picture is, within the API. */
  imageUrl: z.optional(z.string()),
});

export const MenuResponse = z.object({
  storeId: id,
  /** As its merchant has called the store. */
  storeName: z.optional(z.string()),
  version: z.int(),
  publishedAt: instant,
  currency,
  /** The store takes no orders for now. */
  paused: z.boolean(),
  menus: z.optional(
    z.array(
      z.object({
        menuId: z.string(),
        name: shown,
        categoryIds: z.array(z.string()),
        fulfilments,
        periods: z.optional(periods),
        /** Whether its periods say that it is served at this moment. */
        servedNow: z.boolean(),
      }),
    ),
  ),
  categories: z.array(z.object({ categoryId: z.string(), name: shown, items: z.array(ShownItem) })),
});
export type MenuResponse = z.infer<typeof MenuResponse>;

/** GET and PUT /v1/stores/{storeId}/menu/draft; the revision is the ETag, too. */
export const MenuDraftResponse = z.object({ revision: z.int(), content: PublishMenuRequest });
export type MenuDraftResponse = z.infer<typeof MenuDraftResponse>;

/** GET /v1/stores/{storeId}/menu/draft/changes. */
export const MenuChangesResponse = z.object({
  revision: z.int(),
  changes: z.array(
    z.object({
      kind: z.enum(['menu', 'category', 'item']),
      id: z.string(),
      change: z.enum(['added', 'removed', 'changed']),
      fields: z.array(
        z.object({
          field: z.string(),
          before: z.optional(z.unknown()),
          after: z.optional(z.unknown()),
        }),
      ),
    }),
  ),
  next: z.optional(z.string()),
});
export type MenuChangesResponse = z.infer<typeof MenuChangesResponse>;

/** GET /v1/stores/{storeId}/menu/versions: newest first. */
export const MenuVersionListResponse = z.object({
  versions: z.array(
    z.object({
      version: z.int(),
      publishedAt: instant,
      categories: z.int(),
      items: z.int(),
      current: z.boolean(),
    }),
  ),
  next: z.optional(z.string()),
});
export type MenuVersionListResponse = z.infer<typeof MenuVersionListResponse>;
