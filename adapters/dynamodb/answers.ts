import { type DynamoDBDocumentClient, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Answer, Answers } from '../../analytics/questions/answer.ts';
import type { MerchantId } from '../../core/domain/ids.ts';
import { holds } from './condition.ts';
import { answerKey } from './keys.ts';
import { dataOf, expiry, SCHEMA } from './row.ts';

/** One row of each question that was asked; each step is one conditional put. */
export class DynamoDbAnswers implements Answers {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async find(merchantId: MerchantId, answerId: string): Promise<Answer | undefined> {
    const Key = answerKey(merchantId, answerId);
    const get = new GetCommand({ TableName: this.#tableName, Key, ConsistentRead: true });
    const { Item } = await this.#client.send(get);
    return Item && dataOf<Answer>(Item);
  }

  async begin(answer: Answer): Promise<boolean> {
    // A row that DynamoDB is late to delete is of an earlier attempt.
    return await this.#put(answer, 'attribute_not_exists(pk) OR #data.#attempt < :attempt');
  }

  async finish(answer: Answer): Promise<boolean> {
    return await this.#put(answer, '#data.#attempt = :attempt AND #data.#status = :running');
  }

  async #put(answer: Answer, condition: string): Promise<boolean> {
    const { merchantId, answerId, keptUntil, attempt } = answer;
    const isFinish = condition.includes(':running');
    const put = new PutCommand({
      TableName: this.#tableName,
      Item: {
        ...{ ...answerKey(merchantId, answerId), type: 'answer', schema: SCHEMA, data: answer },
        expiresAt: expiry(keptUntil, 0),
      },
      ConditionExpression: condition,
      ExpressionAttributeNames: {
        ...{ '#data': 'data', '#attempt': 'attempt' },
        ...(isFinish && { '#status': 'status' }),
      },
      ExpressionAttributeValues: {
        ':attempt': attempt,
        ...(isFinish && { ':running': 'RUNNING' }),
      },
    });
    return await holds(this.#client.send(put));
  }
}
