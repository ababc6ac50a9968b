import { FACT_TABLES } from '../../analytics/facts/tables.ts';
import { nameOf } from './functions.ts';
import { itemsOf } from './selects.ts';
import { allOf, bare, is, pieceOf, type SqlNode } from './sql-node.ts';

/** What an expression surely is, by its own text and by what its names stand for in SELECTs before. */
export type Tells = (node: SqlNode) => boolean;
type Sure = (node: SqlNode, names: ReadonlySet<string>) => boolean;

const ALWAYS_DOUBLE = new Set(['avg', 'sqrt', 'ln', 'power', 'stddev_samp', 'percent_rank']);
const AS_ARGUMENT = new Set([
  ...['round', 'floor', 'ceil', 'abs', 'coalesce', 'nullif', 'sum', 'min', 'max', 'lag', 'lead'],
  ...['first_value', 'approx_percentile'],
]);

export const doublesIn = (root: SqlNode): Tells => tellsOf(root, isDouble);

/** Null counts as such: whatever is divided by it is null to both engines. */
export function nonZeroIn(root: SqlNode, isPositive: Tells): Tells {
  const counts = new Set(
    allOf(root, 'QuerySpecification')
      .filter((select) => pieceOf(select, 'GroupBy'))
      .flatMap((select) => allOf(select, 'FunctionCall'))
      .filter(({ text }) => text === 'count(*)'),
  );
  const isNonZero: Sure = (node, names) => {
    const inner = bare(node);
    if (is(inner, 'Parameter')) return isPositive(inner);
    if (is(inner, 'NumericLiteral')) return Number(inner.text) !== 0;
    if (is(inner, 'Cast')) return isNonZero(inner.children[2] ?? inner, names);
    if (is(inner, 'QualifiedName')) return names.has(lastName(inner));
    if (is(inner, 'ArithmeticBinary')) {
      const [left, operator, right] = inner.children;
      return operator?.text === '*' && [left, right].every((one) => one && isNonZero(one, names));
    }
    if (!is(inner, 'FunctionCall')) return false;
    const argument = inner.children[2];
    if (/^(?:min|max|abs)$/.test(nameOf(inner)) && argument) return isNonZero(argument, names);
    return counts.has(inner) || (nameOf(inner) === 'nullif' && inner.children[4]?.text === '0');
  };
  return tellsOf(root, isNonZero);
}

const OF_FACTS = new Set(Object.values(FACT_TABLES).flatMap(({ columns }) => Object.keys(columns)));

/** A name that is sure in one SELECT and not in another is not; nor is one that facts have, too. */
function tellsOf(root: SqlNode, sure: Sure): Tells {
  const made = allOf(root, 'QuerySpecification')
    .flatMap(itemsOf)
    .flatMap(({ alias, value }) =>
      alias && !(is(value, 'QualifiedName') && lastName(value) === alias) ? [{ alias, value }] : [],
    )
    .filter(({ alias }) => !OF_FACTS.has(alias));
  let names = new Set<string>();
  for (let more = true; more; ) {
    const next = new Set(made.filter(({ value }) => sure(value, names)).map(({ alias }) => alias));
    for (const { alias, value } of made) if (!sure(value, names)) next.delete(alias);
    more = next.size > names.size;
    names = next;
  }
  return (node) => sure(node, names);
}

const lastName = (node: SqlNode): string => node.text.split('.').at(-1) ?? '';

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
  return ALWAYS_DOUBLE.has(name) || (AS_ARGUMENT.has(name) && some(inner.children.slice(2)));
}
