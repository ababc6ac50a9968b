import type { StoreId } from '../../core/domain/ids.ts';
import type { Menu, MenuContent, MenuItem, ModifierGroup } from '../../core/domain/menu.ts';

export const group = (changes: Partial<ModifierGroup> = {}): ModifierGroup => ({
  groupId: 'size',
  name: { 'zh-CN': '份量', en: 'Size' },
  required: true,
  minSelected: 1,
  maxSelected: 1,
  modifiers: [
    { optionId: 'small', name: { en: 'Small' }, priceDelta: -200, isDefault: true },
    { optionId: 'large', name: { en: 'Large' }, priceDelta: 300 },
  ],
  ...changes,
});

/** Beef noodles for 28.00. */
export const item = (changes: Partial<MenuItem> = {}): MenuItem => ({
  itemId: 'noodles',
  name: { 'zh-CN': '牛肉面', en: 'Beef noodles' },
  price: 2_800,
  modifierGroups: [],
  ...changes,
});

/** Tea for 10.50 beside the noodles. */
export const TEA: MenuItem = item({ itemId: 'tea', name: { en: 'Tea' }, price: 1_050 });

export const contentOf = (...items: MenuItem[]): MenuContent => ({
  currency: 'CNY',
  categories: [{ categoryId: 'all', name: { en: 'All' }, items }],
});

export const menuOf = (...items: MenuItem[]): Menu => ({
  ...contentOf(...items),
  storeId: 's1' as StoreId,
  version: 1,
  publishedAt: 0,
});
