import type { ScanCommandInput } from '@aws-sdk/lib-dynamodb';
import { bindCondition } from './condition.ts';
import { assertLimit, pageOf, pathsOf } from './page.ts';
import { Placeholders } from './placeholders.ts';
import { countUntil, type Row } from './sorted-rows.ts';
import { keyOf, type Table } from './table.ts';
import { compareStrings } from './values.ts';

/** One page of a Scan of a table, which goes through it in the order of its keys. */
export function scan(table: Table, input: ScanCommandInput): object {
  const { FilterExpression: text, ProjectionExpression, ExclusiveStartKey, Limit: limit } = input;
  assertLimit(limit);
  const placeholders = new Placeholders(input, (text ?? ProjectionExpression) !== undefined);
  const filter =
    text === undefined ? () => true : bindCondition('FilterExpression', text, placeholders);
  const paths = pathsOf(ProjectionExpression, placeholders);
  placeholders.assertAllUsed();
  const rows = inOrder(table);
  const after = ExclusiveStartKey && keyOf(ExclusiveStartKey);
  const start = after ? countUntil(rows, (row) => compareKeys(row, after) > 0) : 0;
  return pageOf(rows, { start, limit, filter, paths, cursorAt: ({ pk, sk }) => ({ pk, sk }) });
}

function inOrder(table: Table): readonly Row[] {
  const rows: Row[] = [];
  for (const item of table.base.all()) {
    const { pk, sk } = item as { readonly pk: string; readonly sk: string };
    rows.push({ range: sk, pk, sk, item });
  }
  return rows.sort(compareKeys);
}

const compareKeys = (a: Pick<Row, 'pk' | 'sk'>, b: Pick<Row, 'pk' | 'sk'>): number =>
  compareStrings(a.pk, b.pk) || compareStrings(a.sk, b.sk);
