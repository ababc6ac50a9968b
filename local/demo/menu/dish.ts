import type * as z from 'zod/mini';
import type { PublishMenuRequest } from '../../../api/menu.ts';

type Content = z.output<typeof PublishMenuRequest>;
export type DemoCategory = Omit<Content['categories'][number], 'items'> & {
  readonly items: readonly DemoItem[];
};
type Item = Content['categories'][number]['items'][number];
export type DemoGroup = Item['modifierGroups'][number];

/** A dish of the demo; its picture has no name before it is uploaded. */
export type DemoItem = Omit<Item, 'image'>;

/** Chinese first: it is what a guest sees whose language the menu lacks. */
export const text = (zh: string, en: string): Record<string, string> => ({ 'zh-CN': zh, en });

/** Prices are in the minor units of a currency with two decimals. */
export const dish = (
  itemId: string,
  [zh, en]: readonly [zh: string, en: string],
  price: number,
  more: Partial<Omit<DemoItem, 'itemId' | 'name' | 'price'>> = {},
): DemoItem => ({ itemId, name: text(zh, en), price, modifierGroups: [], ...more });
