import {
  GetObjectCommand,
  type GetObjectCommandOutput,
  PutObjectCommand,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { mockClient } from 'aws-sdk-client-mock';
import { beforeEach, describe, expect, it } from 'vitest';
import { type MenuVersions, S3MenuStore } from '../../../adapters/menu-store/menu-store.ts';
import { s3Client } from '../../../adapters/menu-store/s3-client.ts';
import type { MenuContent } from '../../../core/domain/menu.ts';
import { NOON, newMerchant, newStore } from '../../contracts/fixtures.ts';

const client = s3Client({ region: 'us-east-1' });
const s3 = mockClient(client);
const content: MenuContent = { currency: 'CNY', categories: [] };
const [merchantId, storeId] = [newMerchant(), newStore()];
const nameOf = (version: number): string => `menus/${merchantId}/${storeId}/${version}.json`;

let current: number;
const versions: MenuVersions = {
  current: async () => current,
  advance: async (_m, _s, from, to) => {
    if (from !== current) return false;
    current = to;
    return true;
  },
};

const refusal = (name: string): S3ServiceException =>
  new S3ServiceException({ name, $fault: 'client', $metadata: {} });
const bodyOf = (text: string) =>
  ({ transformToString: async () => text }) as GetObjectCommandOutput['Body'] & object;
const stored = (schema: number, version = current): string =>
  JSON.stringify({ schema, menu: { ...content, storeId, version, publishedAt: NOON } });
const written = (): unknown[] =>
  s3.commandCalls(PutObjectCommand).map((call) => call.args[0].input.Key);

beforeEach(() => {
  s3.reset();
  current = 0;
});

describe('A menu that is published', () => {
  it('is written under a name that must be new, and is current only then', async () => {
    s3.on(PutObjectCommand).callsFake(() => {
      expect(current).toBe(0);
      return {};
    });
    await new S3MenuStore(client, 'bucket', versions).publish(merchantId, storeId, content, NOON);
    expect(s3.commandCalls(PutObjectCommand)[0]?.args[0].input).toMatchObject({
      Bucket: 'bucket',
      Key: nameOf(1),
      IfNoneMatch: '*',
    });
    expect(current).toBe(1);
  });

  it.each(['PreconditionFailed', 'ConditionalRequestConflict'])(
    'leaves a version alone that another publisher began (%s)',
    async (name) => {
      current = 4;
      s3.on(PutObjectCommand).rejectsOnce(refusal(name)).resolves({});
      const menus = new S3MenuStore(client, 'bucket', versions);
      const menu = await menus.publish(merchantId, storeId, content, NOON);
      expect(menu.version).toBe(6);
      expect(written()).toEqual([nameOf(5), nameOf(6)]);
      expect(current).toBe(6);
    },
  );

  it('does not become current when S3 fails', async () => {
    s3.on(PutObjectCommand).rejects(refusal('InternalError'));
    const menus = new S3MenuStore(client, 'bucket', versions);
    await expect(menus.publish(merchantId, storeId, content, NOON)).rejects.toThrow();
    expect(current).toBe(0);
  });

  it('is given up when others always come first', async () => {
    s3.on(PutObjectCommand).rejects(refusal('PreconditionFailed'));
    const menus = new S3MenuStore(client, 'bucket', versions);
    await expect(menus.publish(merchantId, storeId, content, NOON)).rejects.toThrow('at once');
    expect(written()).toHaveLength(10);
  });
});

describe('The current menu', () => {
  it('is read as it was published before there were combos', async () => {
    current = 1;
    s3.on(GetObjectCommand).resolves({ Body: bodyOf(stored(1)) });
    const menus = new S3MenuStore(client, 'bucket', versions);
    expect(await menus.current(merchantId, storeId)).toMatchObject(content);
  });

  it('is fetched once per version', async () => {
    const menus = new S3MenuStore(client, 'bucket', versions);
    s3.on(GetObjectCommand).callsFake(() => ({ Body: bodyOf(stored(1)) }));
    for (current of [1, 1, 2, 2, 1]) {
      expect((await menus.current(merchantId, storeId))?.version).toBe(current);
    }
    expect(s3.commandCalls(GetObjectCommand)).toHaveLength(2);
  });

  it('is kept for the stores that were asked for last', async () => {
    const menus = new S3MenuStore(client, 'bucket', versions);
    s3.on(GetObjectCommand).callsFake(() => ({ Body: bodyOf(stored(1)) }));
    for (current = 1; current <= 33; current++) await menus.current(merchantId, storeId);
    for (current of [33, 2, 1]) await menus.current(merchantId, storeId);
    expect(s3.commandCalls(GetObjectCommand)).toHaveLength(34);
  });

  it('is refused where newer code wrote it', async () => {
    current = 1;
    s3.on(GetObjectCommand).resolves({ Body: bodyOf(stored(3)) });
    const menus = new S3MenuStore(client, 'bucket', versions);
    await expect(menus.current(merchantId, storeId)).rejects.toThrow('has schema 3');
  });
});
