import { type Path, valueAt } from './paths.ts';
import { storedItem } from './stored.ts';
import type { Item } from './values.ts';

/** A document with these paths of `item` alone; elements of a list move up to close the gaps. */
export function project(item: Item, paths: readonly Path[]): Item {
  const result: Record<string, unknown> = {};
  for (const path of paths) {
    const value = valueAt(item, path);
    if (value !== undefined) place(result, path, value);
  }
  // Storing drops the holes of lists.
  return storedItem(result);
}

function place(result: Record<string, unknown>, path: Path, value: unknown): void {
  let parent: Record<string | number, unknown> = result;
  for (const [n, step] of path.slice(0, -1).entries()) {
    if (!Object.hasOwn(parent, step)) parent[step] = typeof path[n + 1] === 'number' ? [] : {};
    parent = parent[step] as Record<string | number, unknown>;
  }
  parent[path.at(-1) as string | number] = value;
}
