import { expect, test } from 'vitest';
import { FACT_TABLES } from '../../analytics/facts/tables.ts';
import { type Properties, resourcesOf } from './support.ts';

const tables = (): Properties[] =>
  [...resourcesOf('production', 'AWS::Glue::Table').values()].map((t) => t['TableInput']);

test('Athena knows each table of facts by the columns that its files have', () => {
  const known = tables().map((input) => [
    input['Name'],
    input['StorageDescriptor'].Columns.map((c: Properties) => `${c['Name']} ${c['Type']}`),
  ]);
  const written = Object.values(FACT_TABLES).map(({ name, columns }) => [
    name,
    Object.entries(columns).map(([column, { type }]) => `${column} ${type}`),
  ]);
  expect(Object.fromEntries(known)).toEqual(Object.fromEntries(written));
});

test('a query must name its tenant, and finds days without anyone having listed them', () => {
  for (const { Name, Parameters, PartitionKeys } of tables()) {
    expect(PartitionKeys.map((key: Properties) => key['Name'])).toEqual(['merchant_id', 'dt']);
    expect(Parameters).toMatchObject({
      'projection.enabled': 'true',
      'projection.merchant_id.type': 'injected',
      'projection.dt.type': 'date',
    });
    const template = JSON.stringify(Parameters['storage.location.template']);
    expect(template).toContain(`/facts/${Name}/merchant_id=\${merchant_id}/dt=\${dt}/`);
  }
});
