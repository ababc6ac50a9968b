import {
  InternalServerError,
  ProvisionedThroughputExceededException,
  TransactionCanceledException,
} from '@aws-sdk/client-dynamodb';
import {
  DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  ScanCommand,
  TransactWriteCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { FaultKind } from '../faults/fault.ts';
import type { Operation, View } from '../store/dynamodb-model.ts';
import { currentProcess, type Process } from './process.ts';
import { call } from './remote.ts';

interface Command {
  readonly constructor: unknown;
  readonly input: Input;
}

/** What of a command's input names the rows that it touches. */
interface Input {
  readonly TableName?: string;
  readonly Key?: RowKey;
  readonly Item?: RowKey;
  readonly IndexName?: string;
  readonly ExpressionAttributeValues?: Readonly<Record<string, unknown>>;
  readonly TransactItems?: readonly Readonly<Record<string, Input>>[];
}

interface RowKey {
  readonly pk: string;
  readonly sk: string;
}

const OPERATIONS = new Map<unknown, Operation>([
  [GetCommand, 'GetItem'],
  [PutCommand, 'PutItem'],
  [UpdateCommand, 'UpdateItem'],
  [QueryCommand, 'Query'],
  [ScanCommand, 'Scan'],
  [TransactWriteCommand, 'TransactWriteItems'],
]);

/** Three tries of 3 s, as adapters/dynamodb/client.ts has them; then the caller gives up. */
const TIMEOUT_MS = 9_000;
const MAX_LAG = 12;

/**
 * The document client that every adapter of the simulation gets. What the adapters send reaches the
 * model as it is, by way of the run's faults.
 */
export const documentClient: DynamoDBDocumentClient = Object.assign(
  // The SDK's paginators insist on the class.
  Object.create(DynamoDBDocumentClient.prototype) as DynamoDBDocumentClient,
  { send: (command: Command) => send(currentProcess(), command) },
);

function send(process: Process, command: Command): Promise<object> {
  const { input } = command;
  const operation = OPERATIONS.get(command.constructor);
  if (!operation) throw new Error('The simulation does not know this DynamoDB command');
  const { world } = process;
  const what = subjectOf(operation, input);
  watch(process, operation, input);
  const effect = (view?: View): object => world.model.execute(operation, input, view);
  return call(process, {
    site: `${process.name} > ${what}`,
    effect,
    timeoutMs: TIMEOUT_MS,
    givesUp: () => raise(Object.assign(new Error('No answer in time'), { name: 'TimeoutError' })),
    failure: () => raise(new InternalServerError({ message: 'Internal error', $metadata: {} })),
    special: specialFaults(process, operation, input, effect),
    // The read overlaps a transaction; one that begins after it would see all of it.
    meets: (run) =>
      world.overlaps.atNextCommit(String(input.ExpressionAttributeValues?.[':pk']), run),
  });
}

const raise = (error: Error): never => {
  throw error;
};

/** `commit`, `load order`, `get idempotency`: the same words for the same line of code. */
function subjectOf(operation: Operation, { Key, Item, IndexName, ...input }: Input): string {
  if (operation === 'TransactWriteItems') return 'commit';
  if (operation === 'Scan') return 'scan';
  if (operation !== 'Query') {
    const { pk = '', sk = '' } = Key ?? Item ?? {};
    const verb = { GetItem: 'get', PutItem: 'put', UpdateItem: 'update', DeleteItem: 'delete' }[
      operation
    ];
    const kind = pk.startsWith('STORE#') ? 'owner' : (sk.split('#')[0] ?? '').toLowerCase();
    return `${verb} ${kind}`;
  }
  if (IndexName !== undefined) return `query ${IndexName} of ${input.TableName}`;
  const values = input.ExpressionAttributeValues ?? {};
  if (':stock' in values) return 'read stock';
  if (':first' in values) return 'read slots';
  return ':order' in values ? 'load order' : 'read journal';
}

function specialFaults(
  process: Process,
  operation: Operation,
  input: Input,
  effect: (view?: View) => object,
): Partial<Record<FaultKind, () => object>> {
  const { world } = process;
  const chance = (word: string): number => world.chance(word, process.id, world.time.now);
  if (operation === 'TransactWriteItems') {
    const cancelled = (Code: string): never =>
      raise(
        new TransactionCanceledException({
          message: `Transaction cancelled [${Code}]`,
          CancellationReasons: (input.TransactItems ?? []).map((_, n) => ({
            Code: n === 0 ? Code : 'None',
          })),
          $metadata: {},
        }),
      );
    return {
      repeated: () => [effect(), effect()][1] ?? {},
      conflict: () => cancelled('TransactionConflict'),
      throttled: () => cancelled('ThrottlingError'),
    };
  }
  const throttled = (): never =>
    raise(new ProvisionedThroughputExceededException({ message: 'Throttled', $metadata: {} }));
  if (operation === 'GetItem') return { throttled };
  if (operation !== 'Query') return { throttled, repeated: () => [effect(), effect()][1] ?? {} };
  return input.IndexName === undefined
    ? { throttled, torn: () => effect({ torn: (sk) => chance(`torn ${sk}`) < 0.5 }) }
    : { throttled, stale: () => effect({ indexLag: 1 + Math.floor(chance('lag') * MAX_LAG) }) };
}

/** No row of another tenant, and no secret in any row. */
function watch(process: Process, operation: Operation, input: Input): void {
  const { world, merchantId } = process;
  // The inbox keeps notifications as they came, buyers included, under a key of its own (design 2).
  if (operation !== 'GetItem' && operation !== 'Query' && input.TableName !== 'inbox') {
    world.watchText('store', () => JSON.stringify(input));
  }
  if (merchantId === undefined) return;
  for (const pk of partitionsOf(input)) {
    const own = pk === `M#${merchantId}` || pk.startsWith(`M#${merchantId}#`);
    if (!own) world.observe({ kind: 'trespass', caller: merchantId, row: pk });
  }
}

function partitionsOf(input: Input): string[] {
  const { Key, Item, ExpressionAttributeValues, TransactItems } = input;
  const parts = (TransactItems ?? []).flatMap((action) => Object.values(action));
  return [
    ...[Key, Item].flatMap((key) => (key ? [key.pk] : [])),
    ...[':pk', ':list'].flatMap((name) => {
      const value = ExpressionAttributeValues?.[name];
      return typeof value === 'string' ? [value] : [];
    }),
    ...parts.flatMap(partitionsOf),
  ];
}
