import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { DynamoDbCaseList } from '../../adapters/dynamodb/case-list.ts';
import { ORDER_SK } from '../../adapters/dynamodb/keys.ts';
import { aggregateOf } from '../../adapters/dynamodb/order-rows.ts';
import { DynamoDbOrderStore } from '../../adapters/dynamodb/order-store.ts';
import type { Row } from '../../adapters/dynamodb/row.ts';
import { jitteredBackoff } from '../../adapters/system/backoff.ts';
import type { ExceptionCase } from '../../core/domain/exception-case.ts';
import type { MerchantId, OrderId, PaymentId } from '../../core/domain/ids.ts';
import type { JournalEntry } from '../../core/domain/journal.ts';
import type { OrderAggregate } from '../../core/domain/order-aggregate.ts';

/** One order as it is stored: its rows, its journal, its cases. */
export interface OrderRecord {
  /** From the key under which it lies. */
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
  /** Missing where only a journal is there. */
  readonly aggregate: OrderAggregate | undefined;
  readonly journal: readonly JournalEntry[];
  readonly cases: readonly ExceptionCase[];
}

/** Where an order lies. */
export interface OrderPlace {
  readonly merchantId: MerchantId;
  readonly orderId: OrderId;
}

export interface PaymentPlace extends OrderPlace {
  readonly paymentId: PaymentId;
}

const JOURNAL_PAGE = 500;

/** Reads whole orders from the main table; strongly consistent, and writes nothing. */
export class OrderReader {
  readonly #orders: DynamoDbOrderStore;
  readonly #cases: DynamoDbCaseList;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#orders = new DynamoDbOrderStore(client, tableName, jitteredBackoff());
    this.#cases = new DynamoDbCaseList(client, tableName);
  }

  /** From rows that a scan has read, or where these are of more than one state, from the table. */
  async fromRows(place: OrderPlace, rows: readonly Row[]): Promise<OrderRecord> {
    const journal = rows.filter((r) => r.type === 'journal').map((r) => r.data as JournalEntry);
    const aggregate = aggregateOf(rows.filter((r) => r.sk.startsWith(ORDER_SK)));
    if (aggregate?.order.version !== journal.length) return await this.read(place);
    return { ...place, aggregate, journal, cases: await this.#casesOf(aggregate) };
  }

  async read(place: OrderPlace): Promise<OrderRecord> {
    const { merchantId, orderId } = place;
    const aggregate = await this.#orders.load(merchantId, orderId);
    const journal: JournalEntry[] = [];
    const last = aggregate?.order.version ?? Number.POSITIVE_INFINITY;
    for (let full = true; full; ) {
      const after = journal.at(-1)?.version ?? 0;
      const page = await this.#orders.journal(merchantId, orderId, { after, limit: JOURNAL_PAGE });
      // What came after the order's rows were read is another state.
      journal.push(...page.filter((entry) => entry.version <= last));
      full = page.length === JOURNAL_PAGE;
    }
    const cases = aggregate ? await this.#casesOf(aggregate) : [];
    return { ...place, aggregate, journal, cases };
  }

  /** Whether the order is still what was read. */
  async isCurrent({ merchantId, orderId, aggregate }: OrderRecord): Promise<boolean> {
    const now = await this.#orders.load(merchantId, orderId);
    return now?.order.version === aggregate?.order.version;
  }

  async hasPayment({ merchantId, orderId, paymentId }: PaymentPlace): Promise<boolean> {
    const aggregate = await this.#orders.load(merchantId, orderId);
    return aggregate?.payments.some((p) => p.paymentId === paymentId) === true;
  }

  async #casesOf({ order }: OrderAggregate): Promise<ExceptionCase[]> {
    const ids = order.cases.map((c) => c.caseId);
    const found = await Promise.all(ids.map((id) => this.#cases.find(order.merchantId, id)));
    return found.filter((c) => c !== undefined);
  }
}
