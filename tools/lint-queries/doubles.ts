import { nameOf } from './functions.ts';
import { itemsOf } from './selects.ts';
import { allOf, bare, is, type SqlNode } from './sql-node.ts';

const ALWAYS = new Set([
  ...['avg', 'sqrt', 'ln', 'power', 'stddev_samp', 'corr', 'regr_slope', 'percent_rank'],
]);
const AS_ARGUMENT = new Set([
  ...['round', 'floor', 'ceil', 'abs', 'coalesce', 'nullif', 'sum', 'min', 'max', 'lag', 'lead'],
  ...['first_value', 'approx_percentile'],
]);

const lastName = (node: SqlNode): string => node.text.split('.').at(-1) ?? '';

/**
 * Tells what is a double for sure: by its own text, and by what its name stands for in the SELECTs
 * before it. A name that is a double in one and not in another is none.
 */
export function doublesIn(root: SqlNode): (node: SqlNode) => boolean {
  const made = allOf(root, 'QuerySpecification')
    .flatMap(itemsOf)
    .flatMap(({ alias, value }) =>
      alias && !(is(value, 'QualifiedName') && lastName(value) === alias) ? [{ alias, value }] : [],
    );
  let names = new Set<string>();
  for (let more = true; more; ) {
    const next = new Set(
      made.filter(({ value }) => isDouble(value, names)).map(({ alias }) => alias),
    );
    for (const { alias, value } of made) if (!isDouble(value, names)) next.delete(alias);
    more = next.size > names.size;
    names = next;
  }
  return (node) => isDouble(node, names);
}

function isDouble(node: SqlNode, names: ReadonlySet<string>): boolean {
  const inner = bare(node);
  const some = (nodes: readonly (SqlNode | undefined)[]): boolean =>
    nodes.some((one) => one !== undefined && isDouble(one, names));
  if (is(inner, 'DoubleLiteral')) return true;
  if (is(inner, 'Cast')) return inner.children[4]?.text === 'double';
  if (is(inner, 'ArithmeticBinary')) return some(inner.children);
  if (is(inner, 'SimpleCase', 'SearchedCase')) {
    return some([...inner.children.map((part) => part.children[3]), inner.children.at(-2)]);
  }
  if (is(inner, 'QualifiedName')) return names.has(lastName(inner));
  if (!is(inner, 'FunctionCall')) return false;
  const name = nameOf(inner);
  return ALWAYS.has(name) || (AS_ARGUMENT.has(name) && some(inner.children.slice(2)));
}
