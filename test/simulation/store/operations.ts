const NAMES = 'ExpressionAttributeNames';
const WRITE = [
  'TableName',
  'ConditionExpression',
  NAMES,
  'ExpressionAttributeValues',
  'ReturnValues',
  'ReturnValuesOnConditionCheckFailure',
] as const;

/** What the model can do, and the parameters that it obeys. */
const PARAMETERS = {
  GetItem: ['TableName', 'Key', 'ConsistentRead', 'ProjectionExpression', NAMES],
  PutItem: [...WRITE, 'Item'],
  UpdateItem: [...WRITE, 'Key', 'UpdateExpression'],
  DeleteItem: [...WRITE, 'Key'],
  Query: [
    'TableName',
    'IndexName',
    'KeyConditionExpression',
    'FilterExpression',
    'ProjectionExpression',
    NAMES,
    'ExpressionAttributeValues',
    'ConsistentRead',
    'ScanIndexForward',
    'Limit',
    'ExclusiveStartKey',
  ],
  Scan: [
    'TableName',
    'FilterExpression',
    'ProjectionExpression',
    NAMES,
    'ExpressionAttributeValues',
    'ConsistentRead',
    'Limit',
    'ExclusiveStartKey',
  ],
  TransactWriteItems: ['TransactItems', 'ClientRequestToken'],
} as const satisfies Record<string, readonly string[]>;

export type Operation = keyof typeof PARAMETERS;

const KNOWN = new Map<string, ReadonlySet<string>>(
  Object.entries(PARAMETERS).map(([operation, names]) => [operation, new Set(names)]),
);

/** A parameter that the model would silently ignore is a hole in every test on it. @throws Error */
export function assertKnownParameters(operation: Operation, input: object): void {
  const known = KNOWN.get(operation);
  for (const [name, value] of Object.entries(input)) {
    if (value === undefined || known?.has(name)) continue;
    throw new Error(`The model of DynamoDB does not know ${name} of ${operation}`);
  }
}
