import { ListObjectsV2Command } from '@aws-sdk/client-s3';
import type { MerchantId } from '../../core/domain/ids.ts';
import type { DayReport, DaySummary } from '../../core/domain/reconciliation/day-report.ts';
import type { DayReports } from '../../core/ports/bills.ts';
import type { Page, Paged } from '../../core/ports/page.ts';
import type { Objects } from './objects.ts';

type Folder = 'reports' | 'summaries';

/**
 * Reports as JSON objects, and beside each a small one that a list of days shows. Names count down,
 * because S3 lists upwards and people read from the newest day.
 */
export class S3DayReports implements DayReports {
  readonly #objects: Objects;

  constructor(objects: Objects) {
    this.#objects = objects;
  }

  /** The summary last, so that no list names a report that is not there. */
  async keep(merchantId: MerchantId, report: DayReport): Promise<void> {
    const { differences: _, healed: __, account: ___, ...summary } = report;
    await this.#put(keyOf('reports', merchantId, report.day), report);
    await this.#put(keyOf('summaries', merchantId, report.day), summary satisfies DaySummary);
  }

  async find(merchantId: MerchantId, day: string): Promise<DayReport | undefined> {
    return await this.#read<DayReport>(keyOf('reports', merchantId, day));
  }

  async list(merchantId: MerchantId, { limit, cursor }: Page): Promise<Paged<DaySummary>> {
    const list = new ListObjectsV2Command({
      Bucket: this.#objects.bucketName,
      Prefix: `summaries/${merchantId}/`,
      MaxKeys: limit,
      ...(cursor !== undefined && { StartAfter: keyOf('summaries', merchantId, cursor) }),
    });
    const { Contents = [], IsTruncated = false } = await this.#objects.client.send(list);
    const found = await Promise.all(Contents.map(({ Key = '' }) => this.#read<DaySummary>(Key)));
    const items = found.filter((summary) => summary !== undefined);
    const next = IsTruncated ? items.at(-1)?.day : undefined;
    return { items, ...(next !== undefined && { next }) };
  }

  async #put(key: string, value: DaySummary): Promise<void> {
    await this.#objects.put(key, JSON.stringify(value), 'application/json');
  }

  async #read<T>(key: string): Promise<T | undefined> {
    const bytes = await this.#objects.read(key);
    return bytes && (JSON.parse(new TextDecoder().decode(bytes)) as T);
  }
}

const keyOf = (folder: Folder, merchantId: MerchantId, day: string): string => {
  const countdown = 99_999_999 - Number(day.replaceAll('-', ''));
  return `${folder}/${merchantId}/${countdown}.json`;
};
