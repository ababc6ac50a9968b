import { isAggregate } from './functions.ts';
import type { Problem } from './problem.ts';
import { allOf, is, pieceOf, type SqlNode, within } from './sql-node.ts';

export interface Item {
  readonly line: number;
  /** What it is called by whoever reads it; undefined of `*` and of what has no name. */
  readonly name: string | undefined;
  /** Undefined where it has no name of its own. */
  readonly alias: string | undefined;
  readonly value: SqlNode;
}

const isSelect = (node: SqlNode): boolean => is(node, 'QuerySpecification');
const inside = (select: SqlNode): SqlNode[] =>
  select.children.flatMap((child) => [...within(child, isSelect)]);

export function itemsOf(select: SqlNode): Item[] {
  const list = pieceOf(select, 'SelectList');
  if (!list) return [];
  return (is(list, 'SelectItem') ? [list] : list.children).flatMap((item): Item[] => {
    if (!is(item, 'SelectItem')) return [];
    const { line, children } = item;
    const [value, alias] = [children[0], children.at(-1)];
    if (item.kinds.at(-1) === 'SelectItem' && value && alias) {
      return [{ line, name: alias.text, alias: alias.text, value }];
    }
    const name = is(item, 'QualifiedName') ? item.text.split('.').at(-1) : undefined;
    return [{ line, name, alias: undefined, value: item }];
  });
}

/** A bare name that is not a column's but was given beside it. DuckDB takes it, Trino does not. */
export const reusedAliases = (root: SqlNode): Problem[] =>
  allOf(root, 'QuerySpecification').flatMap((select) => {
    const given = itemsOf(select).filter(
      ({ alias, value }) =>
        alias && !(is(value, 'QualifiedName') && value.text.split('.').at(-1) === alias),
    );
    const groups = new Set(select.children.flatMap((child) => groupingIn(child)));
    return inside(select).flatMap((node) => {
      const own = given.find(({ alias }) => isBareName(node) && node.text === alias);
      if (!own || [...within(own.value)].includes(node)) return [];
      const message = groups.has(node)
        ? `GROUP BY ${node.text}, which is an alias: write the expression again, its number, or make it in a CTE before.`
        : `${node.text} is an alias of the same SELECT: write the expression again, or make it in a CTE before; if a column is meant, put its table in front.`;
      return [{ line: node.line, message }];
    });
  });

const groupingIn = (node: SqlNode): SqlNode[] => (is(node, 'GroupBy') ? [...within(node)] : []);
const isBareName = (node: SqlNode): boolean =>
  is(node, 'ColumnReference', 'ColumnRef') && !node.text.includes('.');

/** Each `?` is a value of its own to Trino: `GROUP BY x + ?` does not group `SELECT x + ?`. */
export const parametersBesideGroups = (root: SqlNode): Problem[] =>
  allOf(root, 'QuerySpecification').flatMap((select) => {
    const groups = pieceOf(select, 'GroupBy');
    if (!groups && !inside(select).some(isAggregate)) return [];
    const list = pieceOf(select, 'SelectList');
    const free = list ? [...within(list, (node) => isSelect(node) || isAggregate(node))] : [];
    return [...free, ...(groups ? within(groups) : [])]
      .filter((node) => is(node, 'Parameter'))
      .map(({ line }) => ({
        line,
        message:
          'A parameter in the SELECT or GROUP BY of a query that groups: make the value in a CTE before, or use it within an aggregate.',
      }));
  });
