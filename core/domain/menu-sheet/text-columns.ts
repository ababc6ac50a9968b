import type { Category, MenuContent, MenuItem } from '../menu.ts';
import type { Translated } from '../translated.ts';

/** `name.zh-CN`: one text in one language. */
export interface TextColumn {
  readonly of: 'category' | 'name' | 'description';
  readonly language: string;
}

/** Kept for everybody who adds the first text in one of them. */
const ALWAYS = ['zh-CN', 'en'];

export function textColumn(name: string): TextColumn | undefined {
  const [, of, language] =
    /^(category|name|description)\.([a-z]{2,3}(?:-[A-Za-z0-9]{2,8})?)$/.exec(name) ?? [];
  if (of === undefined || language === undefined) return undefined;
  return { of: of as TextColumn['of'], language };
}

/** The languages that a menu speaks. */
export function languagesOf({ categories }: MenuContent): readonly string[] {
  const texts = categories.flatMap(({ name, items }) => [
    name,
    ...items.flatMap((item) => [item.name, item.description ?? {}]),
  ]);
  const others = new Set(texts.flatMap((text) => Object.keys(text)));
  for (const language of ALWAYS) others.delete(language);
  return [...ALWAYS, ...[...others].sort()];
}

export const showText = (text: Translated | undefined, language: string): string =>
  text && Object.hasOwn(text, language) ? (text[language] ?? '') : '';

/** An empty cell takes a translation away. The first language stays the first: it is the fallback. */
export function putText(text: Translated, language: string, cell: string): Translated {
  const { [language]: _, ...others } = text;
  return cell === '' ? others : { ...text, [language]: cell };
}

export function putItemText(item: MenuItem, { of, language }: TextColumn, cell: string): MenuItem {
  if (of === 'name') return { ...item, name: putText(item.name, language, cell) };
  const { description = {}, ...rest } = item;
  const text = putText(description, language, cell);
  return Object.keys(text).length === 0 ? rest : { ...rest, description: text };
}

export const textOf = (
  { of, language }: TextColumn,
  item: MenuItem,
  category: Category,
): string => {
  const text = of === 'category' ? category.name : item[of];
  return showText(text, language);
};
