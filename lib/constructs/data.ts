import {
  AttributeType,
  BillingMode,
  ProjectionType,
  StreamViewType,
  Table,
  TableEncryption,
  type TableProps,
} from 'aws-cdk-lib/aws-dynamodb';
import { Key } from 'aws-cdk-lib/aws-kms';
import { Construct } from 'constructs';
import type { Stage } from '../stages.ts';
import type { ServiceFunction } from './service-function.ts';

const ITEM_ACTIONS = [
  'dynamodb:ConditionCheckItem',
  'dynamodb:GetItem',
  'dynamodb:PutItem',
  'dynamodb:Query',
  'dynamodb:UpdateItem',
];

/** What DynamoDB asks of a caller when the table's key is the customer's own. */
const KEY_ACTIONS = [
  'kms:Decrypt',
  'kms:DescribeKey',
  'kms:Encrypt',
  'kms:GenerateDataKey',
  'kms:ReEncryptFrom',
  'kms:ReEncryptTo',
];

/**
 * The two tables. `Store` holds orders, checks, payments, tickets, cases and the journal. `Inbox`
 * holds Alipay's notifications as received, which name the payer, under a key of their own.
 */
export class Data extends Construct {
  readonly store: Table;
  readonly inbox: Table;
  readonly #inboxKey: Key;

  constructor(scope: Construct, id: string, stage: Stage) {
    super(scope, id);
    const common = {
      partitionKey: { name: 'pk', type: AttributeType.STRING },
      sortKey: { name: 'sk', type: AttributeType.STRING },
      billingMode: BillingMode.PAY_PER_REQUEST,
      timeToLiveAttribute: 'expiresAt',
      pointInTimeRecoverySpecification: { pointInTimeRecoveryEnabled: true },
      deletionProtection: stage.deletionProtection,
      removalPolicy: stage.removalPolicy,
    } as const satisfies TableProps;

    this.store = new Table(this, 'Store', { ...common, stream: StreamViewType.NEW_IMAGE });
    this.store.addGlobalSecondaryIndex({
      indexName: 'list',
      partitionKey: { name: 'listPk', type: AttributeType.STRING },
      sortKey: { name: 'listSk', type: AttributeType.STRING },
      projectionType: ProjectionType.ALL,
    });
    this.store.addGlobalSecondaryIndex({
      indexName: 'orders',
      partitionKey: { name: 'ordersPk', type: AttributeType.STRING },
      sortKey: { name: 'ordersSk', type: AttributeType.STRING },
      projectionType: ProjectionType.KEYS_ONLY,
    });
    this.#inboxKey = new Key(this, 'InboxKey', {
      description: `Kuaican ${stage.name}: notifications as received from Alipay`,
      enableKeyRotation: true,
      removalPolicy: stage.removalPolicy,
    });
    this.inbox = new Table(this, 'Inbox', {
      ...common,
      encryption: TableEncryption.CUSTOMER_MANAGED,
      encryptionKey: this.#inboxKey,
    });
    for (const table of [this.store, this.inbox]) {
      table.addGlobalSecondaryIndex({
        indexName: 'due',
        partitionKey: { name: 'dueShard', type: AttributeType.STRING },
        sortKey: { name: 'dueAt', type: AttributeType.NUMBER },
        projectionType: ProjectionType.KEYS_ONLY,
      });
    }
  }

  /** Items of the main table, and queries of the indexes named. Sets TABLE_NAME. */
  allowStore(fn: ServiceFunction, ...indexes: ('due' | 'list' | 'orders')[]): void {
    fn.setEnv('TABLE_NAME', this.store.tableName);
    fn.allow(ITEM_ACTIONS, [this.store.tableArn]);
    for (const index of indexes) {
      fn.allow(['dynamodb:Query'], [`${this.store.tableArn}/index/${index}`]);
    }
  }

  /** Items of the main table, new ones beside them, and an index. Sets TABLE_NAME. */
  allowJournal(fn: ServiceFunction, index: 'list'): void {
    fn.setEnv('TABLE_NAME', this.store.tableName);
    fn.allow(['dynamodb:GetItem', 'dynamodb:PutItem', 'dynamodb:Query'], [this.store.tableArn]);
    fn.allow(['dynamodb:Query'], [`${this.store.tableArn}/index/${index}`]);
  }

  /** Items of the main table, to read them alone. Sets TABLE_NAME. */
  allowLooking(fn: ServiceFunction): void {
    fn.setEnv('TABLE_NAME', this.store.tableName);
    fn.allow(['dynamodb:GetItem', 'dynamodb:Query'], [this.store.tableArn]);
  }

  /** Counters of the main table. Sets TABLE_NAME. */
  allowCounting(fn: ServiceFunction): void {
    fn.setEnv('TABLE_NAME', this.store.tableName);
    fn.allow(['dynamodb:UpdateItem'], [this.store.tableArn]);
  }

  /** Removal from the main table; nothing that tells of money is ever removed. */
  allowRemoval(fn: ServiceFunction): void {
    fn.allow(['dynamodb:DeleteItem'], [this.store.tableArn]);
  }

  /** Items of the inbox and the use of its key. Sets INBOX_TABLE_NAME. */
  allowInbox(fn: ServiceFunction, ...indexes: 'due'[]): void {
    fn.setEnv('INBOX_TABLE_NAME', this.inbox.tableName);
    fn.allow(ITEM_ACTIONS, [this.inbox.tableArn]);
    for (const index of indexes) {
      fn.allow(['dynamodb:Query'], [`${this.inbox.tableArn}/index/${index}`]);
    }
    fn.allow(KEY_ACTIONS, [this.#inboxKey.keyArn]);
  }
}
