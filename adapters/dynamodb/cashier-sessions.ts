import { TransactionCanceledException } from '@aws-sdk/client-dynamodb';
import {
  type DynamoDBDocumentClient,
  GetCommand,
  QueryCommand,
  TransactWriteCommand,
  type TransactWriteCommandInput,
} from '@aws-sdk/lib-dynamodb';
import {
  type CashierSession,
  type Movement,
  SESSION_POLICY as POLICY,
  type SessionClosing,
} from '../../core/domain/cashier-session.ts';
import type { MerchantId, SessionId, StoreId } from '../../core/domain/ids.ts';
import type { Backoff } from '../../core/ports/backoff.ts';
import type {
  CashierSessions,
  SessionKey,
  SessionName,
} from '../../core/ports/cashier-sessions.ts';
import type { Page, Paged } from '../../core/ports/page.ts';
import {
  drawerKey,
  movementKey,
  movementPrefix,
  type RowKey,
  SESSION_PREFIX,
  sessionKey,
  sessionRequestKey,
} from './keys.ts';
import { dataOf, expiry, SCHEMA } from './row.ts';
import { bookToSession } from './session-bookings.ts';

type TransactItems = NonNullable<TransactWriteCommandInput['TransactItems']>;

const KEY_KEPT_DAYS = 7;
/** Tenders of the same drawer at the same moment; a till takes one every few seconds. */
const MAX_TRIES = 6;

/** Which session is open there. */
type Drawer = Partial<Pick<CashierSession, 'sessionId'>>;
const DRAWER_NAMES = { '#data': 'data', '#session': 'sessionId' } as const;

/** A session's row under its store, and a row for each drawer that tells which session is open there. */
export class DynamoDbCashierSessions implements CashierSessions {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;
  readonly #backoff: Backoff;

  constructor(client: DynamoDBDocumentClient, tableName: string, backoff: Backoff) {
    this.#client = client;
    this.#tableName = tableName;
    this.#backoff = backoff;
  }

  find(name: SessionName): Promise<CashierSession | undefined> {
    return this.#get<CashierSession>(sessionKey(name));
  }

  async openAt(
    merchantId: MerchantId,
    storeId: StoreId,
    drawer: string,
  ): Promise<SessionId | undefined> {
    const key = drawerKey(merchantId, storeId, drawer);
    return (await this.#get<Drawer>(key))?.sessionId;
  }

  async ofStore(
    merchantId: MerchantId,
    storeId: StoreId,
    page: Page,
  ): Promise<Paged<CashierSession>> {
    const { pk } = drawerKey(merchantId, storeId, '');
    return await this.#page<CashierSession>(pk, SESSION_PREFIX, page, 'newest first');
  }

  findIdempotent(merchantId: MerchantId, key: string): Promise<SessionKey | undefined> {
    return this.#get<SessionKey>(sessionRequestKey(merchantId, key));
  }

  open(session: CashierSession, key: SessionKey): Promise<'done' | 'duplicate' | 'conflict'> {
    const { merchantId, sessionId, openedAt } = session;
    const free = {
      ConditionExpression: 'attribute_not_exists(#data.#session)',
      ExpressionAttributeNames: DRAWER_NAMES,
    };
    const rows = [
      { Put: { ...this.#drawer(session, { sessionId }), ...free } },
      this.#new('session', sessionKey(session), session),
    ];
    return this.#write(rows, this.#key(merchantId, key, openedAt));
  }

  move(
    name: SessionName,
    movement: Movement,
    key: SessionKey,
  ): Promise<'done' | 'duplicate' | 'conflict'> {
    const { sessionId, kind: booking, minor } = movement;
    const book = bookToSession(this.#tableName, name, { sessionId, booking, minor });
    const bounded = {
      ...book,
      ConditionExpression: `${book.ConditionExpression} AND #data.#tallies.#booking.#count < :max`,
      ExpressionAttributeValues: { ...book.ExpressionAttributeValues, ':max': POLICY.maxMovements },
    };
    const row = this.#new('movement', movementKey(name, movement.movementId), movement);
    return this.#write([row, { Update: bounded }], this.#key(name.merchantId, key, movement.at));
  }

  movement(name: SessionName, movementId: string): Promise<Movement | undefined> {
    return this.#get<Movement>(movementKey(name, movementId));
  }

  async movements(name: SessionName, page: Page): Promise<Paged<Movement>> {
    const { pk } = movementKey(name, '');
    return await this.#page<Movement>(pk, movementPrefix(name.sessionId), page, 'oldest first');
  }

  async close(session: CashierSession, closing: SessionClosing): Promise<boolean> {
    const written = await this.#write([
      {
        Update: {
          TableName: this.#tableName,
          Key: sessionKey(session),
          UpdateExpression: 'SET #data.#status = :closed, #data.#closed = :closing',
          ConditionExpression: '#data.#status = :open',
          ExpressionAttributeNames: { '#data': 'data', '#status': 'status', '#closed': 'closed' },
          ExpressionAttributeValues: { ':closed': 'CLOSED', ':open': 'OPEN', ':closing': closing },
        },
      },
      {
        Put: {
          ...this.#drawer(session, {}),
          ConditionExpression: '#data.#session = :session',
          ExpressionAttributeNames: DRAWER_NAMES,
          ExpressionAttributeValues: { ':session': session.sessionId },
        },
      },
    ]);
    return written === 'done';
  }

  async #get<T>(Key: RowKey): Promise<T | undefined> {
    const get = new GetCommand({ TableName: this.#tableName, Key, ConsistentRead: true });
    const { Item } = await this.#client.send(get);
    return Item && dataOf<T>(Item);
  }

  /** The cursor is the end of the last sort key, so that a forged one stays in this list. */
  async #page<T>(
    pk: string,
    prefix: string,
    { limit, cursor }: Page,
    order: 'newest first' | 'oldest first',
  ): Promise<Paged<T>> {
    const { Items = [], LastEvaluatedKey } = await this.#client.send(
      new QueryCommand({
        TableName: this.#tableName,
        KeyConditionExpression: 'pk = :pk AND begins_with(sk, :prefix)',
        ExpressionAttributeValues: { ':pk': pk, ':prefix': prefix },
        ConsistentRead: true,
        ScanIndexForward: order === 'oldest first',
        Limit: limit,
        ...(cursor !== undefined && { ExclusiveStartKey: { pk, sk: `${prefix}${cursor}` } }),
      }),
    );
    const items = Items.map((item) => dataOf<T>(item));
    const last = LastEvaluatedKey?.['sk'];
    return typeof last === 'string' ? { items, next: last.slice(prefix.length) } : { items };
  }

  #drawer({ merchantId, storeId, drawer }: CashierSession, data: Drawer) {
    const key = drawerKey(merchantId, storeId, drawer);
    return { TableName: this.#tableName, Item: { ...key, type: 'drawer', schema: SCHEMA, data } };
  }

  #new(type: string, key: RowKey, data: object) {
    const Item = { ...key, type, schema: SCHEMA, data };
    const ConditionExpression = 'attribute_not_exists(pk)';
    return { Put: { TableName: this.#tableName, Item, ConditionExpression } };
  }

  #key(merchantId: MerchantId, key: SessionKey, at: number) {
    const { Put } = this.#new('session-request', sessionRequestKey(merchantId, key.key), key);
    return { Put: { ...Put, Item: { ...Put.Item, expiresAt: expiry(at, KEY_KEPT_DAYS) } } };
  }

  /** Another transaction on the same rows is waited for. */
  async #write(
    items: TransactItems,
    key?: TransactItems[number],
  ): Promise<'done' | 'duplicate' | 'conflict'> {
    const TransactItems = [...(key ? [key] : []), ...items];
    for (let attempt = 0; ; attempt++) {
      try {
        await this.#client.send(new TransactWriteCommand({ TransactItems }));
        return 'done';
      } catch (error) {
        if (!(error instanceof TransactionCanceledException)) throw error;
        const codes = (error.CancellationReasons ?? []).map((reason) => reason.Code);
        if (key && codes[0] === 'ConditionalCheckFailed') return 'duplicate';
        if (codes.includes('ConditionalCheckFailed')) return 'conflict';
        if (!codes.includes('TransactionConflict') || attempt + 1 === MAX_TRIES) throw error;
        await this.#backoff.pause(attempt);
      }
    }
  }
}
