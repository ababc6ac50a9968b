import { Stack } from 'aws-cdk-lib';
import { CfnDatabase, CfnTable } from 'aws-cdk-lib/aws-glue';
import { Construct } from 'constructs';
import { tableFolder } from '../../analytics/facts/layout.ts';
import type { FactTable } from '../../analytics/facts/table.ts';
import { FACT_TABLE_NAMES, FACT_TABLES } from '../../analytics/facts/tables.ts';

/** Before the first order of anyone. */
const FIRST_DAY = '2026-01-01';

/**
 * What Athena knows of the facts: one Glue table of each schema. Partitions are computed from a query,
 * so that no crawler lists them. `merchant_id` is injected: a query that does not name its tenant fails.
 */
export class FactCatalog extends Construct {
  /** As SQL names it. */
  readonly databaseName: string;

  constructor(scope: Construct, id: string, stageName: string, bucketName: string) {
    super(scope, id);
    const catalogId = Stack.of(this).account;
    this.databaseName = `kuaican_${stageName}_facts`;
    const database = new CfnDatabase(this, 'Database', {
      catalogId,
      databaseInput: {
        name: this.databaseName,
        description: `Kuaican, ${stageName}: what happened in the stores`,
      },
    });
    for (const name of FACT_TABLE_NAMES) {
      const location = `s3://${bucketName}/${tableFolder(name)}`;
      const table = new CfnTable(this, `Table${name.replace(/(^|_)(.)/g, upper)}`, {
        catalogId,
        databaseName: this.databaseName,
        tableInput: tableInput(FACT_TABLES[name], location),
      });
      table.addResourceDependency(database);
    }
  }
}

/** What Athena looks up in Glue for whoever queries the facts: names, and nothing of the data. */
export function catalogReads(
  scope: Construct,
  database: string,
): { readonly actions: string[]; readonly resources: string[] } {
  const glue = (resource: string, resourceName?: string): string =>
    Stack.of(scope).formatArn({ service: 'glue', resource, ...(resourceName && { resourceName }) });
  return {
    actions: ['glue:GetDatabase', 'glue:GetTable'],
    resources: [
      ...[glue('catalog'), glue('database', 'default'), glue('database', database)],
      ...FACT_TABLE_NAMES.map((table) => glue('table', `${database}/${table}`)),
    ],
  };
}

const upper = (_: string, _before: string, letter: string): string => letter.toUpperCase();

function tableInput(
  { name, meaning, columns }: FactTable,
  location: string,
): CfnTable.TableInputProperty {
  return {
    name,
    description: meaning,
    tableType: 'EXTERNAL_TABLE',
    parameters: {
      classification: 'parquet',
      'projection.enabled': 'true',
      'projection.merchant_id.type': 'injected',
      'projection.dt.type': 'date',
      'projection.dt.format': 'yyyy-MM-dd',
      // "Now" is UTC, where a day begins later than in East Asia.
      'projection.dt.range': `${FIRST_DAY},NOW+1DAYS`,
      'projection.dt.interval': '1',
      'projection.dt.interval.unit': 'DAYS',
      'storage.location.template': `${location}merchant_id=\${merchant_id}/dt=\${dt}/`,
    },
    partitionKeys: [
      { name: 'merchant_id', type: 'string', comment: 'The tenant.' },
      { name: 'dt', type: 'string', comment: 'Business day, yyyy-mm-dd.' },
    ],
    storageDescriptor: {
      location,
      inputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetInputFormat',
      outputFormat: 'org.apache.hadoop.hive.ql.io.parquet.MapredParquetOutputFormat',
      serdeInfo: {
        serializationLibrary: 'org.apache.hadoop.hive.ql.io.parquet.serde.ParquetHiveSerDe',
      },
      columns: Object.entries(columns).map(([column, { type, meaning: comment }]) => ({
        name: column,
        type,
        // As long as Glue takes it.
        comment: comment.slice(0, 255),
      })),
    },
  };
}
