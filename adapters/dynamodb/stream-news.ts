import type { AttributeValue } from '@aws-sdk/client-dynamodb';
import { unmarshall } from '@aws-sdk/util-dynamodb';
import type { News } from '../../analytics/projector/news.ts';
import type { StockEvent, StockNews } from '../../analytics/projector/stock-journal.ts';
import type { ExceptionCase } from '../../core/domain/exception-case.ts';
import type { JournalEntry } from '../../core/domain/journal.ts';
import type { ScreenSteps } from '../../core/domain/screen-steps.ts';
import type { Snooze, SnoozeList } from '../../core/domain/snooze.ts';
import type { StockName } from '../../core/domain/stock.ts';
import { ORDER_SK, parseOrderRowKey, storeOfPk } from './keys.ts';
import { type Row, rowOf } from './row.ts';

/** What a stream record's new image tells that becomes facts. @throws NewerSchema */
export const newsOf = (image: Record<string, AttributeValue>): News | undefined =>
  newsOfRow(rowOf(unmarshall(image)));

/** The same of a row that a scan has read. */
export function newsOfRow({ pk, type, data }: Row): News | undefined {
  if (type === 'case') return { kind: 'case', found: data as ExceptionCase };
  if (type === 'stock-event') return { kind: 'stock', event: data as StockEvent };
  if (type === 'screen-steps') return { kind: 'steps', sent: data as ScreenSteps };
  const of = parseOrderRowKey({ pk, sk: ORDER_SK });
  if (type !== 'journal' || !of) return undefined;
  const { merchantId, orderId } = of;
  return { kind: 'journal', merchantId, orderId, entry: data as JournalEntry };
}

/** Longer than any number that a stream gives. */
const SEQUENCE_DIGITS = 40;

/**
 * What a stream record tells of what is out: a count of portions, or a store's list of snoozes.
 * @throws NewerSchema
 */
export function stockNewsOf(
  image: Record<string, AttributeValue>,
  record: { readonly at: number; readonly sequenceNumber: string },
): StockNews | undefined {
  const row = rowOf(unmarshall(image));
  const store = storeOfPk(row.pk);
  if (!store || (row.type !== 'stock' && row.type !== 'snooze')) return undefined;
  const sequence = record.sequenceNumber.padStart(SEQUENCE_DIGITS, '0');
  const news = { ...store, at: record.at, sequence };
  if (row.type === 'snooze') {
    const { snoozes } = row.data as SnoozeList;
    return { ...news, cause: 'snooze', about: 'snooze', out: snoozes.map(outOfSnooze) };
  }
  const { itemId, optionId } = row.data as StockName;
  const kind = optionId === undefined ? 'item' : 'option';
  const { isCounted, remaining } = row as Row & { isCounted?: boolean; remaining?: number };
  const isOut = isCounted === true && Number(remaining) <= 0;
  const about = `count#${itemId}#${optionId ?? ''}`;
  return { ...news, cause: 'count', about, out: isOut ? [{ kind, itemId, optionId }] : [] };
}

const outOfSnooze = ({ kind, id, until }: Snooze) => ({
  kind,
  ...(kind === 'item' && { itemId: id }),
  ...(kind === 'option' && { optionId: id }),
  ...(until !== undefined && { until }),
});
