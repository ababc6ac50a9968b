import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';
import { readFileSync } from 'node:fs';
import type { AlipayPlusCredentials } from '../../../alipay/alipay-plus/credentials.ts';
import type { GlobalCredentials } from '../../../alipay/global/credentials.ts';
import type { OpenPlatformCredentials } from '../../../alipay/open-platform/credentials.ts';
import type { Currency } from '../../../core/domain/money.ts';
import type { ReleasePolicy } from '../../../core/domain/order.ts';
import type { GatewayName, Merchant } from '../../../local/alipay-simulator/simulated-merchant.ts';

/** A tenant with one store, and its account at whichever gateway the world is about. */
export interface SimulatedMerchant {
  readonly merchantId: string;
  readonly storeId: string;
  readonly releasePolicy: ReleasePolicy;
  /** At the Open Platform, which settles in yuan. */
  readonly appId: string;
  readonly sellerId: string;
  /** At the two cross-border gateways. */
  readonly clientId: string;
  readonly currency: Currency;
  /** MAPI: one merchant signs with MD5, the other with RSA2. */
  readonly md5Key: string | undefined;
  readonly keys: KeyPairs;
}

/** What the functions may know of a merchant, with the gateway that it is for. */
export type SimulatedCredentials =
  | { readonly gateway: 'open-platform'; readonly credentials: OpenPlatformCredentials }
  | { readonly gateway: 'global'; readonly credentials: GlobalCredentials }
  | { readonly gateway: 'alipay-plus'; readonly credentials: AlipayPlusCredentials };

interface KeyPairs {
  readonly appPrivate: KeyObject;
  readonly appPublic: KeyObject;
  readonly alipayPrivate: KeyObject;
  readonly alipayPublic: KeyObject;
}

const MENU = {
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
    releasePolicy: 'per-check',
    appId: '2021000000000001',
    sellerId: '2088000000000001',
    clientId: 'CLIENT00000000000001',
    currency: 'HKD',
    md5Key: 'q1w2e3r4t5y6u7i8o9p0a1s2d3f4g5h6',
    keys: pairs(PUBLISHED.app, PUBLISHED.alipay),
  },
  {
    merchantId: 'm2',
    storeId: 's2',
    releasePolicy: 'all-paid',
    appId: '2021000000000002',
    sellerId: '2088000000000002',
    clientId: 'CLIENT00000000000002',
    currency: 'JPY',
    md5Key: undefined,
    // The same two the other way round: the same in every run, and Alipay has another key for each.
    keys: pairs(PUBLISHED.alipay, PUBLISHED.app),
  },
];

/** @throws Error for a merchant of nobody. */
function merchantNamed(merchantId: string): SimulatedMerchant {
  const known = MERCHANTS.find((m) => m.merchantId === merchantId);
  if (!known) throw new Error(`No secret of ${merchantId}`);
  return known;
}

/** Where a code hangs in each store, at the gateway that has such codes. */
export const TERMINALS = ['K1', 'K2'] as const;

/** Tables of each store; the code on one is its store and name. */
export const TABLES = ['T1', 'T2', 'T3', 'T4'] as const;
export const tableToken = (storeId: string, tableId: string): string =>
  `table-${storeId}-${tableId}`;

/** What the store sells in. */
export const currencyAt = (gateway: GatewayName, { currency }: SimulatedMerchant): Currency =>
  gateway === 'open-platform' ? 'CNY' : currency;

/** What the functions may know of a merchant. @throws Error for a merchant of nobody. */
export function credentialsOf(gateway: GatewayName, merchantId: string): SimulatedCredentials {
  const known = merchantNamed(merchantId);
  const { appId, sellerId, clientId, currency, md5Key, keys } = known;
  const pair = { privateKey: keys.appPrivate, alipayPublicKeys: [keys.alipayPublic] };
  switch (gateway) {
    case 'open-platform': {
      const endpoint = 'https://alipay.test/gateway.do';
      const credentials = { endpoint, appId, sellerId, signType: 'RSA2', ...pair } as const;
      return { gateway, credentials };
    }
    case 'global': {
      const endpoint = 'https://alipay.test/global/gateway.do';
      const secondaryMerchant = { id: 'M1', name: 'Noodle House', industry: '5812' };
      const account = {
        ...{ endpoint, partner: sellerId, secondaryMerchant },
        settlementCurrencies: [currency],
      };
      const signing =
        md5Key === undefined
          ? ({ signType: 'RSA2', ...pair } as const)
          : ({ signType: 'MD5', md5Keys: [md5Key] } as const);
      return { gateway, credentials: { ...account, ...signing } };
    }
    case 'alipay-plus': {
      const merchant = {
        ...{ referenceMerchantId: 'M1', name: 'Noodle House', mcc: '5812', region: 'HK' },
      };
      const endpoint = 'https://alipay.test';
      const settlement = { settlementCurrency: currency, dialect: 'ams', keyVersion: 1 } as const;
      return { gateway, credentials: { endpoint, clientId, merchant, ...settlement, ...pair } };
    }
  }
}

/** The same account as Alipay has it. */
export function accountOf(gateway: GatewayName, merchant: SimulatedMerchant): Merchant {
  const { appId, sellerId, clientId, md5Key, keys } = merchant;
  const currency = currencyAt(gateway, merchant);
  const pair = { merchantPublicKey: keys.appPublic, alipayPrivateKey: keys.alipayPrivate };
  switch (gateway) {
    case 'open-platform':
      return { gateway, account: appId, currency, appId, sellerId, signType: 'RSA2', ...pair };
    case 'global':
      return md5Key === undefined
        ? { gateway, account: sellerId, currency, signType: 'RSA2', ...pair }
        : { gateway, account: sellerId, currency, signType: 'MD5', md5Key };
    case 'alipay-plus':
      return { gateway, account: clientId, currency, ...pair };
  }
}

/** The object in S3 that a published menu is. */
export function menuObject(gateway: GatewayName, key: string): string {
  const merchant = MERCHANTS.find((m) => key === `menus/${m.merchantId}/${m.storeId}/1.json`);
  if (!merchant) throw new Error(`No object ${key}`);
  const currency = currencyAt(gateway, merchant);
  const menu = { ...MENU, currency, storeId: merchant.storeId, version: 1, publishedAt: 0 };
  return JSON.stringify({ schema: 1, menu });
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
