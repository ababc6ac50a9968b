import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import type { DynamoDBRecord, DynamoDBStreamEvent } from 'aws-lambda';
import { newsOf, stockNewsOf } from '../../adapters/dynamodb/stream-news.ts';
import { keepFacts } from '../../analytics/projector/fact-files.ts';
import { forgetInFacts } from '../../analytics/projector/forget.ts';
import { factsOfNews } from '../../analytics/projector/news.ts';
import { noteStock } from '../../analytics/projector/stock-journal.ts';
import { dinerOrders, directory, factFiles, orders, stockJournal } from '../shared/compose.ts';

/**
 * Writes what happened down as facts: one file for each table, merchant and day of a batch. A batch
 * fails as a whole; delivered again, it writes the same files.
 */
export async function handler({ Records }: DynamoDBStreamEvent): Promise<void> {
  const news = Records.flatMap((record) => {
    const image = imageOf(record);
    return image ? (newsOf(image) ?? []) : [];
  });
  // In their order, because each is compared with the one before.
  for (const record of Records) await journalStock(record);
  const deps = { orders: orders(), directory: directory(), dinerOrders: dinerOrders() };
  await keepFacts(factFiles(), await factsOfNews(deps, news), batchName(Records));
  await forgetInFacts({ ...deps, files: factFiles() }, news);
}

const imageOf = ({ dynamodb }: DynamoDBRecord) =>
  dynamodb?.NewImage as Record<string, AttributeValue> | undefined;

/** What comes to be out or back becomes a row of the table, and a fact when that is read in its turn. */
async function journalStock(record: DynamoDBRecord): Promise<void> {
  const image = imageOf(record);
  const { SequenceNumber = '', ApproximateCreationDateTime = 0 } = record.dynamodb ?? {};
  const at = ApproximateCreationDateTime * 1_000;
  const news = image && stockNewsOf(image, { at, sequenceNumber: SequenceNumber });
  if (news) await noteStock(stockJournal(), news);
}

/**
 * The same for the same records alone: a file is only ever replaced by its like, also while a night
 * makes one of many. Numbers count within a shard, whose name Lambda does not tell; an id is its own.
 */
function batchName(records: readonly DynamoDBRecord[]): string {
  const numbers = [records[0], records.at(-1)].map((r) => r?.dynamodb?.SequenceNumber ?? '');
  return [...numbers, records[0]?.eventID?.slice(0, 16) ?? ''].join('-');
}
