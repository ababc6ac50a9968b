import { validation } from './failures.ts';
import { type Path, shown } from './paths.ts';
import { storedItem } from './stored.ts';
import { type Item, isMap } from './values.ts';

type Container = Record<string | number, unknown>;

/**
 * An item being changed: containers are copied when they are first touched. List indexes mean the
 * list as it was: a removed element leaves a hole, one set beyond the end comes after a hole, and
 * storing closes the holes.
 */
export class Draft {
  readonly #root: Container;
  readonly #own = new Set<unknown>();

  constructor(item: Item) {
    this.#root = { ...item };
    this.#own.add(this.#root);
  }

  /** Undefined removes what is there. @throws ValidationException if the parent is not there */
  put(path: Path, value: unknown): void {
    let parent = this.#root;
    for (const [n, step] of path.slice(0, -1).entries()) {
      parent = this.#child(parent, step, path[n + 1]) ?? invalid(path);
    }
    const last = path.at(-1) as string | number;
    if (value === undefined) delete parent[last];
    else parent[last] = value;
  }

  finish(): Item {
    return storedItem(this.#root);
  }

  /** The container at the step, ours to change, if it is of the kind that the next step goes into. */
  #child(parent: Container, step: string | number, next: unknown): Container | undefined {
    const child = Object.hasOwn(parent, step) ? parent[step] : undefined;
    const fits = typeof next === 'number' ? Array.isArray(child) : isMap(child);
    if (!fits) return undefined;
    if (this.#own.has(child)) return child as Container;
    const copy = (Array.isArray(child) ? [...child] : { ...(child as object) }) as Container;
    this.#own.add(copy);
    parent[step] = copy;
    return copy;
  }
}

function invalid(path: Path): never {
  throw validation(
    `The document path provided in the update expression is invalid for update: ${shown(path)}`,
  );
}
