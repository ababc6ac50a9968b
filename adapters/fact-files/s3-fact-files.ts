import {
  DeleteObjectsCommand,
  GetObjectCommand,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';
import { isMadeUp, partitionOf } from '../../analytics/facts/layout.ts';
import type { FactTable } from '../../analytics/facts/table.ts';
import { FACT_TABLES, type FactRow } from '../../analytics/facts/tables.ts';
import type { FactFiles } from '../../analytics/projector/fact-files.ts';
import { decodeFacts, encodeFacts } from './parquet.ts';

/** So many keys one request may delete. */
const DELETED_AT_ONCE = 1_000;

/**
 * Facts as Parquet objects of one bucket. S3 shows an object when all of it is there. A made-up history
 * is for whoever asks questions alone: what works with real facts (compaction, the bill, forgetting)
 * finds no file of it.
 */
export class S3FactFiles implements FactFiles {
  readonly #client: S3Client;
  readonly #bucketName: string;

  constructor(client: S3Client, bucketName: string) {
    this.#client = client;
    this.#bucketName = bucketName;
  }

  async write(Key: string, rows: readonly FactRow[]): Promise<void> {
    const put = new PutObjectCommand({
      Bucket: this.#bucketName,
      Key,
      Body: encodeFacts(tableOf(Key), rows),
      ContentType: 'application/vnd.apache.parquet',
    });
    await this.#client.send(put);
  }

  async read(Key: string): Promise<readonly FactRow[]> {
    const get = new GetObjectCommand({ Bucket: this.#bucketName, Key });
    const { Body } = await this.#client.send(get);
    if (!Body) throw new Error(`${Key} has no content`);
    return await decodeFacts(tableOf(Key), await Body.transformToByteArray());
  }

  async *list(prefix: string): AsyncGenerator<string> {
    const pages = paginateListObjectsV2(
      { client: this.#client },
      { Bucket: this.#bucketName, Prefix: prefix },
    );
    for await (const { Contents = [] } of pages) {
      for (const { Key } of Contents) if (Key !== undefined && !isMadeUp(Key)) yield Key;
    }
  }

  async remove(keys: readonly string[]): Promise<void> {
    for (let n = 0; n < keys.length; n += DELETED_AT_ONCE) {
      const Objects = keys.slice(n, n + DELETED_AT_ONCE).map((Key) => ({ Key }));
      const gone = new DeleteObjectsCommand({
        Bucket: this.#bucketName,
        Delete: { Objects, Quiet: true },
      });
      const { Errors = [] } = await this.#client.send(gone);
      if (Errors[0]) throw new Error(`${Errors[0].Key} cannot be deleted: ${Errors[0].Code}`);
    }
  }
}

function tableOf(key: string): FactTable {
  const partition = partitionOf(key);
  if (!partition) throw new Error(`${key} is no file of facts`);
  return FACT_TABLES[partition.table];
}
