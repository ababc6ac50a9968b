import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { newsOf } from '../../adapters/dynamodb/stream-news.ts';
import { keepFacts } from '../../analytics/projector/fact-files.ts';
import { factsOfNews } from '../../analytics/projector/news.ts';
import { directory, factFiles, orders } from '../shared/compose.ts';

/**
 * Writes what happened down as facts: one file for each table, merchant and day of a batch. A batch
 * fails as a whole; delivered again, it writes the same files.
 */
export async function handler({ Records }: DynamoDBStreamEvent): Promise<void> {
  const [first] = Records;
  if (!first) return;
  const news = Records.flatMap(({ dynamodb }) => {
    const image = dynamodb?.NewImage as Record<string, AttributeValue> | undefined;
    return image ? (newsOf(image) ?? []) : [];
  });
  const facts = await factsOfNews({ orders: orders(), directory: directory() }, news);
  await keepFacts(factFiles(), facts, batchName(first));
}

/** A record's number counts within its shard, whose name Lambda does not tell; its id is its own. */
const batchName = ({ eventID = '', dynamodb }: DynamoDBRecord): string =>
  `${dynamodb?.SequenceNumber ?? ''}-${eventID.slice(0, 16)}`;
