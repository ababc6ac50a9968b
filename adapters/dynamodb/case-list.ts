import {
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { ExceptionCase } from '../../core/domain/exception-case.ts';
import type { CaseId, MerchantId } from '../../core/domain/ids.ts';
import type { CaseList } from '../../core/ports/case-list.ts';
import type { Page, Paged } from '../../core/ports/page.ts';
import { putCase, resolveCase } from './case-rows.ts';
import { holds } from './condition.ts';
import { caseKey, casesListPk } from './keys.ts';
import { queryList } from './list-index.ts';
import { dataOf } from './row.ts';

/** Cases are on the list while they are open; those of orders are written by the order store. */
export class DynamoDbCaseList implements CaseList {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async open(merchantId: MerchantId, page: Page): Promise<Paged<ExceptionCase>> {
    return await queryList(this.#client, this.#tableName, casesListPk(merchantId), page);
  }

  async find(merchantId: MerchantId, caseId: CaseId): Promise<ExceptionCase | undefined> {
    const { Item } = await this.#client.send(
      new GetCommand({
        TableName: this.#tableName,
        Key: caseKey(merchantId, caseId),
        ConsistentRead: true,
      }),
    );
    return Item && dataOf<ExceptionCase>(Item);
  }

  async openOrphan(opened: ExceptionCase): Promise<void> {
    await holds(this.#client.send(new PutCommand(putCase(this.#tableName, opened))));
  }

  async resolveOrphan(resolved: ExceptionCase): Promise<boolean> {
    const { merchantId, caseId, resolution } = resolved;
    if (!resolution) throw new Error(`Case ${caseId} comes without its resolution`);
    const update = resolveCase(this.#tableName, merchantId, { caseId, ...resolution }, 'open');
    return await holds(this.#client.send(new UpdateCommand(update)));
  }
}
