import { setTimeout as sleep } from 'node:timers/promises';
import { AwsError, type AwsJsonCall } from '../../aws-json.ts';
import { StartupError } from '../../startup-error.ts';

interface KeyElement {
  readonly AttributeName: string;
  readonly KeyType: string;
}

interface SecondaryIndex {
  readonly IndexName: string;
  readonly KeySchema: KeyElement[];
  readonly Projection: object;
}

/** AWS::DynamoDB::Table, and GlobalTable: the parts that an engine on one machine can have. */
export interface TableProperties {
  readonly KeySchema: KeyElement[];
  readonly AttributeDefinitions: { AttributeName: string; AttributeType: string }[];
  readonly GlobalSecondaryIndexes?: SecondaryIndex[];
  readonly LocalSecondaryIndexes?: SecondaryIndex[];
  readonly StreamSpecification?: { readonly StreamViewType: string };
  readonly TimeToLiveSpecification?: { readonly AttributeName?: string; readonly Enabled: boolean };
}

export interface TableDescription {
  readonly TableStatus: string;
  readonly KeySchema: KeyElement[];
  readonly GlobalSecondaryIndexes?: (SecondaryIndex & { IndexStatus: string })[];
  readonly LatestStreamArn?: string;
}

const target = (operation: string): string => `DynamoDB_20120810.${operation}`;

const indexOf = ({ IndexName, KeySchema, Projection }: SecondaryIndex): SecondaryIndex => ({
  IndexName,
  KeySchema,
  Projection,
});

async function describeTable(
  call: AwsJsonCall,
  TableName: string,
): Promise<TableDescription | undefined> {
  try {
    const answer = await call<{ Table: TableDescription }>(target('DescribeTable'), { TableName });
    return answer.Table;
  } catch (error) {
    if (error instanceof AwsError && error.code === 'ResourceNotFoundException') return undefined;
    throw error;
  }
}

/**
 * Brings a table to what the template says: creates it or its missing indexes. Items are never
 * touched, so a changed key throws StartupError.
 */
export async function ensureTable(
  call: AwsJsonCall,
  TableName: string,
  properties: TableProperties,
): Promise<TableDescription> {
  const existing = await describeTable(call, TableName);
  if (existing === undefined) {
    await createTable(call, TableName, properties);
  } else if (keyText(existing.KeySchema) !== keyText(properties.KeySchema)) {
    throw new StartupError(
      `The key of table ${TableName} has changed, and its data cannot follow. Delete the data folder to start afresh.`,
    );
  } else {
    await addMissingIndexes(call, TableName, properties, existing);
  }
  await setTimeToLive(call, TableName, properties.TimeToLiveSpecification);
  return untilActive(call, TableName);
}

const keyText = (key: KeyElement[]): string =>
  key.map(({ AttributeName, KeyType }) => `${AttributeName} ${KeyType}`).join();

async function createTable(
  call: AwsJsonCall,
  TableName: string,
  properties: TableProperties,
): Promise<void> {
  const { GlobalSecondaryIndexes: global, LocalSecondaryIndexes: local } = properties;
  await call(target('CreateTable'), {
    TableName,
    KeySchema: properties.KeySchema,
    AttributeDefinitions: properties.AttributeDefinitions,
    BillingMode: 'PAY_PER_REQUEST',
    ...(global && { GlobalSecondaryIndexes: global.map(indexOf) }),
    ...(local && { LocalSecondaryIndexes: local.map(indexOf) }),
    ...(properties.StreamSpecification && {
      StreamSpecification: { StreamEnabled: true, ...properties.StreamSpecification },
    }),
  });
}

async function addMissingIndexes(
  call: AwsJsonCall,
  TableName: string,
  properties: TableProperties,
  existing: TableDescription,
): Promise<void> {
  const present = new Set(existing.GlobalSecondaryIndexes?.map(({ IndexName }) => IndexName));
  for (const index of properties.GlobalSecondaryIndexes ?? []) {
    if (present.has(index.IndexName)) continue;
    await call(target('UpdateTable'), {
      TableName,
      AttributeDefinitions: properties.AttributeDefinitions,
      GlobalSecondaryIndexUpdates: [{ Create: indexOf(index) }],
    });
    await untilActive(call, TableName);
  }
}

async function setTimeToLive(
  call: AwsJsonCall,
  TableName: string,
  specification: TableProperties['TimeToLiveSpecification'],
): Promise<void> {
  if (specification?.Enabled !== true) return;
  try {
    await call(target('UpdateTimeToLive'), { TableName, TimeToLiveSpecification: specification });
  } catch (error) {
    // DynamoDB refuses what is so already.
    if (!(error instanceof AwsError && error.code === 'ValidationException')) throw error;
  }
}

async function untilActive(call: AwsJsonCall, TableName: string): Promise<TableDescription> {
  for (let attempt = 0; attempt < 1_000; attempt++) {
    const table = await describeTable(call, TableName);
    const building = table?.GlobalSecondaryIndexes?.some((index) => index.IndexStatus !== 'ACTIVE');
    if (table?.TableStatus === 'ACTIVE' && building !== true) return table;
    await sleep(10);
  }
  throw new StartupError(`Table ${TableName} did not become active within 10 s.`);
}
