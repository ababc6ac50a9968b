import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { MerchantId, StaffId, StoreId } from '../../core/domain/ids.ts';
import type { StaffMember } from '../../core/domain/staff.ts';
import type { Page, Paged } from '../../core/ports/page.ts';
import type { Staff } from '../../core/ports/staff.ts';
import { holds } from './condition.ts';
import { staffKey, staffListPk } from './keys.ts';
import { queryList } from './list-index.ts';
import { dataOf, SCHEMA } from './row.ts';

/** A member is in the store's list until they are removed; their row stays. */
export class DynamoDbStaff implements Staff {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async find(
    merchantId: MerchantId,
    storeId: StoreId,
    staffId: StaffId,
  ): Promise<StaffMember | undefined> {
    const Key = staffKey(merchantId, storeId, staffId);
    const get = new GetCommand({ TableName: this.#tableName, Key, ConsistentRead: true });
    const { Item } = await this.#client.send(get);
    return Item && dataOf<StaffMember>(Item);
  }

  async ofStore(merchantId: MerchantId, storeId: StoreId, page: Page): Promise<Paged<StaffMember>> {
    return await queryList(this.#client, this.#tableName, staffListPk(merchantId, storeId), page);
  }

  async add(member: StaffMember): Promise<void> {
    const isNew = { ConditionExpression: 'attribute_not_exists(pk)' };
    await this.#client.send(new PutCommand({ ...this.#put(member), ...isNew }));
  }

  async replace(member: StaffMember): Promise<boolean> {
    const put = new PutCommand({
      ...this.#put(member),
      ConditionExpression: '#data.#version = :seen',
      ExpressionAttributeNames: { '#data': 'data', '#version': 'version' },
      ExpressionAttributeValues: { ':seen': member.version - 1 },
    });
    return await holds(this.#client.send(put));
  }

  #put(member: StaffMember): { TableName: string; Item: Record<string, unknown> } {
    const { merchantId, storeId, staffId, status } = member;
    const listed = { listPk: staffListPk(merchantId, storeId), listSk: staffId };
    const row = { ...staffKey(merchantId, storeId, staffId), type: 'staff', schema: SCHEMA };
    const Item = { ...row, data: member, ...(status === 'ACTIVE' && listed) };
    return { TableName: this.#tableName, Item };
  }
}
