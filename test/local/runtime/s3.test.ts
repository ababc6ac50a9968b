import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { Readable } from 'node:stream';
import {
  DeleteObjectCommand,
  DeleteObjectsCommand,
  GetObjectCommand,
  HeadObjectCommand,
  ListObjectsV2Command,
  PutObjectCommand,
  S3Client,
} from '@aws-sdk/client-s3';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createS3 } from '../../../local/engines/s3/s3.ts';
import { type LocalServer, openServer } from '../../../local/local-server.ts';
import { temporaryFolder } from './boot-fixture.ts';

describe('the local S3, through the AWS SDK', () => {
  const { folder, remove } = temporaryFolder();
  let server: LocalServer;
  let s3: S3Client;
  const Bucket = 'facts';

  beforeAll(async () => {
    const engine = createS3(folder);
    await engine.createBucket(Bucket);
    server = await openServer(0, 'PORT');
    server.serve((request, response) => void engine.handle(request, response));
    const credentials = { accessKeyId: 'local', secretAccessKey: 'local' };
    s3 = new S3Client({
      ...{ endpoint: server.url, region: 'us-east-1', forcePathStyle: true, credentials },
    });
  });
  afterAll(async () => {
    s3.destroy();
    await server.close(0);
    remove();
  });

  const put = (Key: string, Body: string): Promise<unknown> =>
    s3.send(new PutObjectCommand({ Bucket, Key, Body }));
  const get = async (Key: string): Promise<string | undefined> =>
    (await s3.send(new GetObjectCommand({ Bucket, Key }))).Body?.transformToString();

  it('keeps an object as a plain file at its key, with its headers', async () => {
    const Key = 'orders/dt=2026-11-22/part 1.json';
    const described = { ContentType: 'application/json', Metadata: { shop: 'one' } };
    await s3.send(new PutObjectCommand({ Bucket, Key, Body: '{"a":1}', ...described }));
    expect(readFileSync(path.join(folder, Bucket, Key), 'utf8')).toBe('{"a":1}');
    const head = await s3.send(new HeadObjectCommand({ Bucket, Key }));
    expect(head).toMatchObject({ ...described, ContentLength: 7 });
    expect(await get(Key)).toBe('{"a":1}');
  });

  it('takes a stream, which the SDK sends in chunks with a checksum behind', async () => {
    const body = 'x'.repeat(200_000);
    const Body = Readable.from([Buffer.from(body)]);
    const input = { Bucket, Key: 'chunked', Body, ContentLength: body.length };
    await s3.send(new PutObjectCommand(input));
    expect(await get('chunked')).toBe(body);
  });

  it('lets exactly one of many writers create an object that must be new', async () => {
    const writes = Array.from({ length: 8 }, (_, n) =>
      s3.send(new PutObjectCommand({ Bucket, Key: 'once', Body: `${n}`, IfNoneMatch: '*' })),
    );
    const results = await Promise.allSettled(writes);
    const refused = results.filter(({ status }) => status === 'rejected');
    expect(refused).toHaveLength(7);
    expect(refused[0]).toMatchObject({ reason: { name: 'PreconditionFailed' } });
    const winner = results.findIndex(({ status }) => status === 'fulfilled');
    expect(await get('once')).toBe(`${winner}`);
  });

  it('lists in the order of S3, by pages, prefixes and folders', async () => {
    const keys = ['list/a.json', 'list/a/1', 'list/a/2', 'list/b', 'list/é', 'list/z'];
    for (const key of keys.toReversed()) await put(key, key);
    const listed: string[] = [];
    let ContinuationToken: string | undefined;
    do {
      const page = await s3.send(
        new ListObjectsV2Command({ Bucket, Prefix: 'list/', MaxKeys: 4, ContinuationToken }),
      );
      listed.push(...(page.Contents ?? []).map(({ Key = '' }) => Key));
      ContinuationToken = page.NextContinuationToken;
    } while (ContinuationToken !== undefined);
    expect(listed).toEqual(['list/a.json', 'list/a/1', 'list/a/2', 'list/b', 'list/z', 'list/é']);

    const folders = await s3.send(
      new ListObjectsV2Command({ Bucket, Prefix: 'list/', Delimiter: '/' }),
    );
    expect(folders.CommonPrefixes).toEqual([{ Prefix: 'list/a/' }]);
    expect(folders.Contents).toHaveLength(4);
  });

  it('deletes one object or many, and what is not there as well', async () => {
    for (const key of ['gone/1', 'gone/2', 'gone/<3>']) await put(key, 'x');
    await s3.send(new DeleteObjectCommand({ Bucket, Key: 'gone/1' }));
    const Objects = [{ Key: 'gone/2' }, { Key: 'gone/<3>' }, { Key: 'never' }];
    await s3.send(new DeleteObjectsCommand({ Bucket, Delete: { Objects } }));
    const left = await s3.send(new ListObjectsV2Command({ Bucket, Prefix: 'gone/' }));
    expect(left.KeyCount).toBe(0);
  });

  it('says what is missing, in the names of S3', async () => {
    await expect(get('nothing')).rejects.toMatchObject({ name: 'NoSuchKey' });
    const elsewhere = new GetObjectCommand({ Bucket: 'nowhere', Key: 'a' });
    await expect(s3.send(elsewhere)).rejects.toMatchObject({ name: 'NoSuchBucket' });
  });

  it('writes nothing outside its folder', async () => {
    await expect(put('../outside', 'x')).rejects.toMatchObject({
      $metadata: { httpStatusCode: 400 },
    });
    await expect(put('a/../../../outside', 'x')).rejects.toThrow();
    expect(existsSync(path.join(folder, 'outside'))).toBe(false);
  });
});
