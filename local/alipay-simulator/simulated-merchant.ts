import type { KeyObject } from 'node:crypto';
import { importPrivateKey, importPublicKey } from '../../alipay/signing/keys.ts';
import { sign, verify } from '../../alipay/signing/rsa.ts';
import type { SignType } from '../../alipay/signing/sign-type.ts';
import {
  type CertificateFiles,
  type Certificates,
  openCertificates,
} from './open-platform/certificates.ts';

/** Whom the simulated Alipay knows. Keys are base64 DER or PEM, currencies ISO 4217. */
export type SimulatedMerchant =
  | SimulatedOpenPlatformMerchant
  | SimulatedGlobalMerchant
  | SimulatedAlipayPlusMerchant;

interface KeyTexts {
  readonly merchantPublicKey: string;
  /** Alipay's side of this merchant: answers and notifications are signed with it. */
  readonly alipayPrivateKey: string;
  readonly alipayPublicKey: string;
}

/** An app of the Open Platform, which settles in CNY. */
export interface SimulatedOpenPlatformMerchant extends KeyTexts {
  readonly gateway: 'open-platform';
  readonly appId: string;
  readonly sellerId: string;
  readonly signType: SignType;
  /** There if the app is in certificate mode; its keys are those of its certificates. */
  readonly certificates?: CertificateFiles;
}

/** A partner of the global MAPI. Keys are there as its sign_type needs them. */
export type SimulatedGlobalMerchant = {
  readonly gateway: 'global';
  readonly partner: string;
  /** What it settles in. */
  readonly currency: string;
} & (
  | { readonly signType: 'MD5'; readonly md5Key: string }
  | ({ readonly signType: SignType } & KeyTexts)
);

/** A client of AMS or APS. A client id that begins with `SANDBOX_` lives in the sandbox. */
export interface SimulatedAlipayPlusMerchant extends KeyTexts {
  readonly gateway: 'alipay-plus';
  readonly clientId: string;
  /** What it settles in. */
  readonly currency: string;
}

/** The same with its keys read. */
export interface OpenMerchant {
  readonly appId: string;
  readonly sellerId: string;
  readonly signType: SignType;
  readonly merchantPublicKey: KeyObject;
  readonly alipayPrivateKey: KeyObject;
  readonly certificates?: Certificates;
}

/** `account` names the merchant in the ledger: its app_id, partner or client id. */
interface Account<Name> {
  readonly gateway: Name;
  readonly account: string;
  readonly currency: string;
}

export type OpenPlatformMerchant = Account<'open-platform'> & OpenMerchant;

export type GlobalMerchant = Account<'global'> &
  (
    | { readonly signType: 'MD5'; readonly md5Key: string }
    | {
        readonly signType: SignType;
        readonly merchantPublicKey: KeyObject;
        readonly alipayPrivateKey: KeyObject;
      }
  );

export interface AlipayPlusMerchant extends Account<'alipay-plus'> {
  readonly merchantPublicKey: KeyObject;
  readonly alipayPrivateKey: KeyObject;
}

export type Merchant = OpenPlatformMerchant | GlobalMerchant | AlipayPlusMerchant;
export type GatewayName = Merchant['gateway'];
export type MerchantOf<Name extends GatewayName> = Extract<Merchant, { readonly gateway: Name }>;

/** By account. Throws if an account comes twice or a key does not read or does not pair up. */
export function openMerchants(
  merchants: readonly SimulatedMerchant[],
): ReadonlyMap<string, Merchant> {
  const byAccount = new Map<string, Merchant>();
  for (const merchant of merchants.map(open)) {
    const { account } = merchant;
    if (byAccount.has(account)) throw new Error(`two simulated merchants called ${account}`);
    byAccount.set(account, merchant);
  }
  return byAccount;
}

function open(merchant: SimulatedMerchant): Merchant {
  switch (merchant.gateway) {
    case 'open-platform':
      return openApp(merchant);
    case 'global': {
      const { gateway, partner: account, currency } = merchant;
      const own = { gateway, account, currency } as const;
      return merchant.signType === 'MD5'
        ? { ...own, signType: merchant.signType, md5Key: merchant.md5Key }
        : { ...own, signType: merchant.signType, ...keysOf(account, merchant) };
    }
    case 'alipay-plus': {
      const { gateway, clientId: account, currency } = merchant;
      return { gateway, account, currency, ...keysOf(account, merchant) };
    }
  }
}

function openApp(merchant: SimulatedOpenPlatformMerchant): OpenPlatformMerchant {
  const { gateway, appId, sellerId, signType, certificates: files } = merchant;
  const keys = keysOf(appId, merchant);
  const app = { gateway, account: appId, currency: 'CNY', appId, sellerId, signType, ...keys };
  if (files === undefined) return app;
  const alipayPublicKey = importPublicKey(merchant.alipayPublicKey);
  return { ...app, certificates: openCertificates(files, { ...keys, alipayPublicKey }) };
}

function keysOf(account: string, texts: KeyTexts) {
  const alipayPrivateKey = importPrivateKey(texts.alipayPrivateKey);
  const proof = sign('RSA2', alipayPrivateKey, account);
  if (!verify('RSA2', importPublicKey(texts.alipayPublicKey), account, proof)) {
    throw new Error(`merchant ${account}: Alipay's two keys are not a pair`);
  }
  return { merchantPublicKey: importPublicKey(texts.merchantPublicKey), alipayPrivateKey };
}
