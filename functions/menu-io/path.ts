/** Where a path within a menu leads: `categories[0].items[2].name.en`. */
export function placeOf(path: string): {
  readonly category?: number;
  readonly item?: number;
  readonly rest: string;
} {
  const [, category, item, rest] =
    /^categories\[(\d+)\](?:\.items\[(\d+)\])?\.?(.*)$/.exec(path) ?? [];
  if (category === undefined) return { rest: path };
  const place = { category: Number(category), rest: rest ?? '' };
  return item === undefined ? place : { ...place, item: Number(item) };
}

/** How many dishes come before each category of something that may be a menu, and how many it has. */
export function itemsBefore(menu: unknown): number[] {
  const categories = listIn(menu, 'categories');
  let count = 0;
  const before = categories.map((category) => {
    const first = count;
    count += listIn(category, 'items').length;
    return first;
  });
  return [...before, count];
}

function listIn(value: unknown, name: string): readonly unknown[] {
  const list = (value as Readonly<Record<string, unknown>> | null)?.[name];
  return Array.isArray(list) ? list : [];
}
