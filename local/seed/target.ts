import { cpSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import path from 'node:path';
import {
  DeleteObjectCommand,
  PutObjectCommand,
  paginateListObjectsV2,
  type S3Client,
} from '@aws-sdk/client-s3';
import { FACTS_ROOT, isMadeUp } from '../../analytics/facts/layout.ts';
import { FACT_TABLE_NAMES } from '../../analytics/facts/tables.ts';
import type { HistoryFile } from './history.ts';
import { SEED_MERCHANT } from './stores.ts';

/** Where a made-up history is kept, beside a real one that it never touches. */
export interface HistoryTarget {
  /** As a whole or not at all; takes the place of a file of that key. */
  put(file: HistoryFile): Promise<void>;
  /** The keys of all made-up files. */
  keys(): Promise<string[]>;
  remove(key: string): Promise<void>;
}

/** Files below a folder, for whoever reads them without a server. */
export function folderTarget(folder: string): HistoryTarget {
  return {
    async put({ key, file }) {
      const to = path.join(folder, key);
      mkdirSync(path.dirname(to), { recursive: true });
      // The folder may be on another disk than what is made; what has this name is whole.
      cpSync(file, `${to}.tmp`);
      renameSync(`${to}.tmp`, to);
    },
    async keys() {
      const root = path.join(folder, FACTS_ROOT);
      mkdirSync(root, { recursive: true });
      return readdirSync(root, { recursive: true, encoding: 'utf8' })
        .map((name) => `${FACTS_ROOT}/${name.split(path.sep).join('/')}`)
        .filter(isMadeUp);
    },
    remove: async (key) => rmSync(path.join(folder, key), { force: true }),
  };
}

/** The bucket of a running server, which shows an object when all of it is there. */
export function bucketTarget(client: S3Client, bucketName: string): HistoryTarget {
  const Bucket = bucketName;
  return {
    async put({ key, file }) {
      const ContentType = 'application/vnd.apache.parquet';
      const Body = readFileSync(file);
      await client.send(new PutObjectCommand({ Bucket, Key: key, Body, ContentType }));
    },
    async keys() {
      const found: string[] = [];
      for (const table of FACT_TABLE_NAMES) {
        const Prefix = `${FACTS_ROOT}/${table}/merchant_id=${SEED_MERCHANT}/`;
        for await (const page of paginateListObjectsV2({ client }, { Bucket, Prefix })) {
          for (const { Key = '' } of page.Contents ?? []) if (isMadeUp(Key)) found.push(Key);
        }
      }
      return found;
    },
    remove: async (Key) => void (await client.send(new DeleteObjectCommand({ Bucket, Key }))),
  };
}
