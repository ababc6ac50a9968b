import { type DynamoDBDocumentClient, PutCommand } from '@aws-sdk/lib-dynamodb';
import type { ScreenSteps } from '../../core/domain/screen-steps.ts';
import type { ScreenStepsLog } from '../../core/ports/screen-steps.ts';
import { holds } from './condition.ts';
import { screenStepsKey } from './keys.ts';
import { expiry, SCHEMA } from './row.ts';

/** Longer than the stream remembers, so that what comes again is known. */
const KEPT_DAYS = 2;

/** A row of each request: the stream takes it to the facts, and nobody reads it again. */
export class DynamoDbScreenSteps implements ScreenStepsLog {
  readonly #client: DynamoDBDocumentClient;
  readonly #tableName: string;

  constructor(client: DynamoDBDocumentClient, tableName: string) {
    this.#client = client;
    this.#tableName = tableName;
  }

  async add(steps: ScreenSteps): Promise<boolean> {
    const put = new PutCommand({
      TableName: this.#tableName,
      Item: {
        ...screenStepsKey(steps, steps.steps[0]?.no ?? 0),
        ...{ type: 'screen-steps', schema: SCHEMA, data: steps },
        expiresAt: expiry(steps.at, KEPT_DAYS),
      },
      ConditionExpression: 'attribute_not_exists(pk)',
    });
    return await holds(this.#client.send(put));
  }
}
