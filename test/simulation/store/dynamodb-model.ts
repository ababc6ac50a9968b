import type {
  DeleteCommandInput,
  GetCommandInput,
  PutCommandInput,
  QueryCommandInput,
  ScanCommandInput,
  TransactWriteCommandInput,
  UpdateCommandInput,
} from '@aws-sdk/lib-dynamodb';
import { conditionFailed, noTable } from './failures.ts';
import { type Committed, History } from './history.ts';
import { assertKnownParameters, type Operation } from './operations.ts';
import { pathsOf } from './page.ts';
import { Placeholders } from './placeholders.ts';
import { project } from './projection.ts';
import { query } from './query.ts';
import { assertKnown, assertOldOrNone, returned } from './return-values.ts';
import { scan } from './scan.ts';
import { find } from './sorted-rows.ts';
import { keyOf, Table } from './table.ts';
import type { TableShape } from './table-shape.ts';
import { actionsOf, type Change, ClientTokens, changesOf } from './transaction.ts';
import type { Item } from './values.ts';
import { rowsSeen, type View } from './view.ts';
import { deleteOf, putOf, updateOf, type Write } from './writes.ts';

export type { Committed } from './history.ts';
export type { Operation } from './operations.ts';
export type { TableShape } from './table-shape.ts';
export type { Item } from './values.ts';
export type { View } from './view.ts';

interface Snapshot {
  readonly tables: ReadonlyMap<string, readonly Item[]>;
}

/**
 * DynamoDB in memory, as far as the product uses it: it evaluates the expressions that the adapters
 * send, and is compared with real engines in differential.test.ts. Not modelled: deletion of expired
 * items, throughput, TransactionConflict, the 4 MB limit of a transaction, fractions.
 */
export class DynamoDbModel {
  /** Called after each commit, once for each changed item, in the order of the transaction. */
  onCommit: (change: Committed) => void = () => undefined;
  readonly #tables: ReadonlyMap<string, Table>;
  readonly #now: () => number;
  readonly #history = new History();
  readonly #tokens = new ClientTokens();
  #commits = 0;

  /** @param now ms; tells when a ClientRequestToken is forgotten */
  constructor(shapes: readonly TableShape[], now: () => number = Date.now) {
    this.#tables = new Map(shapes.map((shape) => [shape.name, new Table(shape)]));
    this.#now = now;
  }

  /**
   * Input and output as the commands of @aws-sdk/lib-dynamodb have them. Items that come out are
   * frozen.
   * @throws the SDK's own errors
   */
  execute(operation: Operation, input: object, view: View = {}): object {
    assertKnownParameters(operation, input);
    switch (operation) {
      case 'GetItem':
        return this.#get(input as GetCommandInput, view);
      case 'PutItem':
        return this.#put(input as PutCommandInput);
      case 'UpdateItem':
        return this.#update(input as UpdateCommandInput);
      case 'DeleteItem':
        return this.#delete(input as DeleteCommandInput);
      case 'Query':
        return this.#query(input as QueryCommandInput, view);
      case 'Scan':
        return scan(this.#table((input as ScanCommandInput).TableName), input as ScanCommandInput);
      case 'TransactWriteItems':
        return this.#transact(input as TransactWriteCommandInput);
    }
  }

  items(table: string): Iterable<Item> {
    return this.#table(table).base.all();
  }

  /** What these tables hold, or all of them. Cheap: items are shared, since none ever changes. */
  snapshot(...names: readonly string[]): unknown {
    const wanted = names.length > 0 ? names : [...this.#tables.keys()];
    const tables = wanted.map((name) => [name, [...this.items(name)]] as const);
    return { tables: new Map(tables) } satisfies Snapshot;
  }

  /**
   * Makes the tables of a snapshot what they were; no commit is reported, and no view reaches behind
   * it.
   */
  restore(snapshot: unknown): void {
    for (const [name, items] of (snapshot as Snapshot).tables) {
      const table = this.#table(name);
      table.clear();
      for (const item of items) table.change(undefined, item);
    }
    this.#history.clear();
    this.#tokens.clear();
  }

  #get(input: GetCommandInput, { indexLag = 0 }: View): object {
    const table = this.#table(input.TableName);
    const { pk, sk } = keyOf(input.Key);
    const placeholders = new Placeholders(input, input.ProjectionExpression !== undefined);
    const paths = pathsOf(input.ProjectionExpression, placeholders);
    placeholders.assertAllUsed();
    const lag = input.ConsistentRead === true ? 0 : indexLag;
    const rows = rowsSeen(this.#history, table, table.base, pk, { indexLag: lag });
    const item = find(rows, { range: sk, pk, sk })?.item;
    if (!item) return { $metadata: {} };
    return { $metadata: {}, Item: paths ? project(item, paths) : item };
  }

  #query(input: QueryCommandInput, view: View): object {
    const table = this.#table(input.TableName);
    return query(table, input, (collection, hash, isConsistent) =>
      rowsSeen(
        this.#history,
        table,
        collection,
        hash,
        isConsistent ? { ...view, indexLag: 0 } : view,
      ),
    );
  }

  #put(input: PutCommandInput): object {
    assertOldOrNone(input.ReturnValues);
    const change = this.#single(putOf(this.#table(input.TableName), input));
    return { $metadata: {}, ...returned(input.ReturnValues, change) };
  }

  #delete(input: DeleteCommandInput): object {
    assertOldOrNone(input.ReturnValues);
    const change = this.#single(deleteOf(this.#table(input.TableName), input));
    return { $metadata: {}, ...returned(input.ReturnValues, change) };
  }

  #update(input: UpdateCommandInput): object {
    assertKnown(input.ReturnValues);
    const write = updateOf(this.#table(input.TableName), input);
    const change = this.#single(write);
    return { $metadata: {}, ...returned(input.ReturnValues, { ...change, paths: write.paths }) };
  }

  #single(write: Write): Change & { readonly paths: [] } {
    const before = write.table.get(write.key);
    if (!write.condition(before)) throw conditionFailed(write.showsItem ? before : undefined);
    const change = { write, before, after: write.next(before), paths: [] as [] };
    this.#commit([change]);
    return change;
  }

  #transact({ TransactItems = [], ClientRequestToken }: TransactWriteCommandInput): object {
    const now = this.#now();
    const token = ClientRequestToken;
    if (token !== undefined && this.#tokens.isRepeat(token, TransactItems, now)) {
      return { $metadata: {} };
    }
    this.#commit(changesOf(actionsOf(TransactItems, (name) => this.#table(name))));
    if (token !== undefined) this.#tokens.remember(token, TransactItems, now);
    return { $metadata: {} };
  }

  #commit(changes: readonly Change[]): void {
    const commit = this.#commits + 1;
    const committed: Committed[] = [];
    for (const { write, before, after } of changes) {
      // A ConditionCheck, or deleting what is not there.
      if (before === after) continue;
      write.table.change(before, after);
      committed.push({ table: write.table.shape.name, ...write.key, before, after, commit });
    }
    if (committed.length === 0) return;
    this.#commits = commit;
    this.#history.add(committed);
    for (const change of committed) this.onCommit(change);
  }

  #table(name: string | undefined): Table {
    const table = this.#tables.get(name ?? '');
    if (!table) throw noTable(name ?? '');
    return table;
  }
}
