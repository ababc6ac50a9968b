import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { News } from '../../analytics/projector/news.ts';
import type { ExceptionCase } from '../../core/domain/exception-case.ts';
import type { JournalEntry } from '../../core/domain/journal.ts';
import { ORDER_SK, parseOrderRowKey } from './keys.ts';
import { type Row, rowOf } from './row.ts';

/** What a stream record's new image tells that becomes facts. @throws NewerSchema */
export const newsOf = (image: Record<string, AttributeValue>): News | undefined =>
  newsOfRow(rowOf(unmarshall(image)));

/** The same of a row that a scan has read. */
export function newsOfRow({ pk, type, data }: Row): News | undefined {
  if (type === 'case') return { kind: 'case', found: data as ExceptionCase };
  const of = parseOrderRowKey({ pk, sk: ORDER_SK });
  if (type !== 'journal' || !of) return undefined;
  const { merchantId, orderId } = of;
  return { kind: 'journal', merchantId, orderId, entry: data as JournalEntry };
}
