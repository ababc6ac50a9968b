import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { DynamoDbDirectory } from '../../../adapters/dynamodb/directory.ts';
import { DynamoDbMenuVersions } from '../../../adapters/dynamodb/menu-versions.ts';
import type { OpenPlatformCredentials } from '../../../alipay/open-platform/credentials.ts';
import { born, parseMerchantId, parseStoreId } from '../../../core/domain/ids.ts';
import type { ReleasePolicy } from '../../../core/domain/order.ts';
import { documentClient } from './document-client.ts';

/** A tenant with one store, and its account with Alipay. */
export interface SimulatedMerchant {
  readonly merchantId: string;
  readonly storeId: string;
  readonly appId: string;
  readonly sellerId: string;
  readonly releasePolicy: ReleasePolicy;
  readonly keys: KeyPairs;
}

interface KeyPairs {
  readonly appPrivate: KeyObject;
  readonly appPublic: KeyObject;
  readonly alipayPrivate: KeyObject;
  readonly alipayPublic: KeyObject;
}

const MENU = {
  currency: 'CNY',
  categories: [
    {
      categoryId: 'all',
      name: { en: 'All' },
      items: [
        { itemId: 'noodles', name: { en: 'Beef noodles' }, price: 2_800, modifierGroups: [] },
        { itemId: 'tea', name: { en: 'Tea' }, price: 1_050, modifierGroups: [] },
        { itemId: 'egg', name: { en: 'Egg' }, price: 1, modifierGroups: [] },
      ],
    },
  ],
};

const PUBLISHED = publishedKeys();

export const MERCHANTS: readonly SimulatedMerchant[] = [
  {
    merchantId: 'm1',
    storeId: 's1',
    appId: '2021000000000001',
    sellerId: '2088000000000001',
    releasePolicy: 'per-check',
    keys: pairs(PUBLISHED.app, PUBLISHED.alipay),
  },
  {
    merchantId: 'm2',
    storeId: 's2',
    appId: '2021000000000002',
    sellerId: '2088000000000002',
    releasePolicy: 'all-paid',
    // The same two the other way round: the same in every run, and Alipay has another key for each.
    keys: pairs(PUBLISHED.alipay, PUBLISHED.app),
  },
];

/** What the functions may know of a merchant. @throws Error for a merchant of nobody. */
export function credentialsOf(merchantId: string): OpenPlatformCredentials {
  const known = credentials.get(merchantId);
  if (!known) throw new Error(`No secret of ${merchantId}`);
  return known;
}

const credentials = new Map<string, OpenPlatformCredentials>(
  MERCHANTS.map(({ merchantId, appId, sellerId, keys }) => [
    merchantId,
    {
      endpoint: 'https://alipay.test/gateway.do',
      appId,
      sellerId,
      signType: 'RSA2',
      privateKey: keys.appPrivate,
      alipayPublicKeys: [keys.alipayPublic],
    },
  ]),
);

/** The object in S3 that a published menu is. */
export function menuObject(key: string): string {
  const merchant = MERCHANTS.find((m) => key === `menus/${m.merchantId}/${m.storeId}/1.json`);
  if (!merchant) throw new Error(`No object ${key}`);
  const menu = { ...MENU, storeId: merchant.storeId, version: 1, publishedAt: 0 };
  return JSON.stringify({ schema: 1, menu });
}

/** Opens the stores, as an operator does before the first order. */
export async function openStores(): Promise<void> {
  const directory = new DynamoDbDirectory(documentClient, 'store');
  const menus = new DynamoDbMenuVersions(documentClient, 'store');
  for (const { releasePolicy, ...of } of MERCHANTS) {
    const merchantId = born(parseMerchantId, of.merchantId);
    const storeId = born(parseStoreId, of.storeId);
    const businessDay = { timeZone: 'Asia/Shanghai', cutOverHour: 4 };
    const store = { merchantId, storeId, name: 'Noodle House', businessDay, releasePolicy };
    await directory.register({ ...store, currency: 'CNY' });
    await menus.advance(merchantId, storeId, 0, 1);
  }
}

/** Throwaway keys of the test vectors. */
function publishedKeys(): Record<'app' | 'alipay', KeyObject> {
  const file = new URL('../../alipay/vectors/alipay-vectors.json', import.meta.url);
  const vectors = JSON.parse(readFileSync(file, 'utf8')) as Record<string, string>;
  const privateKey = (name: string): KeyObject =>
    createPrivateKey({
      key: Buffer.from(vectors[name] ?? '', 'base64'),
      format: 'der',
      type: 'pkcs8',
    });
  return {
    app: privateKey('app_private_pkcs8_der_b64'),
    alipay: privateKey('alipay_side_private_pkcs8_der_b64'),
  };
}

function pairs(appPrivate: KeyObject, alipayPrivate: KeyObject): KeyPairs {
  return {
    appPrivate,
    appPublic: createPublicKey(appPrivate),
    alipayPrivate,
    alipayPublic: createPublicKey(alipayPrivate),
  };
}
