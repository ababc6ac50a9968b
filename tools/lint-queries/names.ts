import { FACT_TABLE_NAMES } from '../../analytics/facts/tables.ts';
import type { Question } from '../../analytics/questions/question.ts';
import type { Problem } from './problem.ts';
import { RESERVED } from './reserved.ts';
import { itemsOf } from './selects.ts';
import { allOf, is, pieceOf, type SqlNode } from './sql-node.ts';

const MOST_ROWS = 5_000;

/** What the server limits are tables by their plain names, after FROM and JOIN; nothing else may be read. */
export function unscopedTables(root: SqlNode, { tables }: Question): Problem[] {
  const own = allOf(root, 'NamedQuery').map((cte) => cte.children[0]?.text ?? '');
  const read = allOf(root, 'TableName').flatMap(({ line, text }) => {
    if (own.includes(text) || tables.some((table) => table === text)) return [];
    const message = text.includes('.')
      ? `${text}: a table is named plainly, or nobody limits it to its merchant.`
      : FACT_TABLE_NAMES.some((table) => table === text)
        ? `${text} after a comma: write JOIN or CROSS JOIN, or nobody limits it to its merchant.`
        : `${text} is no table: there are ${FACT_TABLE_NAMES.join(', ')}.`;
    return [{ line, message }];
  });
  const functions = allOf(root, 'TableFunctionInvocation').map(({ line, text }) => ({
    line,
    message: `${text}: tables of facts alone are read.`,
  }));
  const hiding = allOf(root, 'NamedQuery').flatMap(({ line, children }) =>
    FACT_TABLE_NAMES.some((table) => table === children[0]?.text)
      ? [{ line, message: `${children[0]?.text} is a table of facts: call the CTE otherwise.` }]
      : [],
  );
  return [...read, ...functions, ...hiding];
}

/** What the whole answers: its columns as the head says, in an order that stays. */
export function oddAnswer(root: SqlNode, { columns }: Question): Problem[] {
  const query = allOf(root, 'QueryStatement')[0];
  const outer = query && (pieceOf(query, 'QueryNoWith') ?? query);
  const select = outer && allOf(outer, 'QuerySpecification')[0];
  if (!query || !outer || !select) return [];
  const { line } = select;
  const declared = columns.map(({ name }) => name);
  const items = itemsOf(select);
  const nameless = items.filter(({ name }) => name === undefined);
  const selected = items.map(({ name }) => name);
  const problems = nameless.map((item) => ({
    line: item.line,
    message: `${item.value.text} has no name: write AS and the name of its @column.`,
  }));
  if (problems.length === 0 && selected.join() !== declared.join()) {
    const message = `It selects ${selected.join(', ')}, and its @column lines say ${declared.join(', ')}: make them the same, in the same order.`;
    problems.push({ line, message });
  }
  if (!outer.children.some(({ text }) => text === 'order')) {
    problems.push({ line, message: 'No ORDER BY at the end: name columns that leave no ties.' });
  }
  return [...problems, ...oddLimit(outer)];
}

function oddLimit(outer: SqlNode): Problem[] {
  const limit = pieceOf(outer, 'LimitRowCount');
  if (!limit || Number(limit.text) <= MOST_ROWS) return [];
  return [
    { line: limit.line, message: `LIMIT ${limit.text}: write a number, ${MOST_ROWS} at most.` },
  ];
}

/** Names that one of the engines takes for a word of its own. */
export function reservedNames(root: SqlNode): Problem[] {
  const named = [
    ...allOf(root, 'QuerySpecification').flatMap((select) =>
      itemsOf(select).map(({ line, alias }) => ({ line, name: alias })),
    ),
    ...allOf(root, 'NamedQuery').map(({ line, children }) => ({ line, name: children[0]?.text })),
    ...allOf(root, 'AliasedRelation').flatMap(({ children }) =>
      children
        .slice(1)
        .filter((child) => is(child, 'UnquotedIdentifier'))
        .map(({ line, text }) => ({ line, name: text })),
    ),
    ...allOf(root, 'ColumnAliases').flatMap(({ children }) =>
      children.map(({ line, text }) => ({ line, name: text })),
    ),
  ];
  return named.flatMap(({ line, name }) =>
    name !== undefined && RESERVED.has(name)
      ? [{ line, message: `${name} is a word of SQL: choose another name, such as ${name}_name.` }]
      : [],
  );
}
