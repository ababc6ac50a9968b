import type { KeyObject } from 'node:crypto';
import { importPrivateKey, importPublicKey } from '../../alipay/signing/keys.ts';
import { sign, verify } from '../../alipay/signing/rsa.ts';
import type { SignType } from '../../alipay/signing/sign-type.ts';

/** An app that the simulated Open Platform knows. Keys are base64 DER or PEM. */
export interface SimulatedMerchant {
  readonly appId: string;
  readonly sellerId: string;
  readonly signType: SignType;
  readonly merchantPublicKey: string;
  /** Alipay's side of this app: answers and notifications are signed with it. */
  readonly alipayPrivateKey: string;
  readonly alipayPublicKey: string;
}

export interface OpenMerchant {
  readonly appId: string;
  readonly sellerId: string;
  readonly signType: SignType;
  readonly merchantPublicKey: KeyObject;
  readonly alipayPrivateKey: KeyObject;
}

/** By app_id. Throws if an app_id comes twice or a key does not read or does not pair up. */
export function openMerchants(
  merchants: readonly SimulatedMerchant[],
): ReadonlyMap<string, OpenMerchant> {
  const byAppId = new Map<string, OpenMerchant>();
  for (const merchant of merchants) {
    const { appId, sellerId, signType } = merchant;
    if (byAppId.has(appId)) throw new Error(`two simulated merchants with app_id ${appId}`);
    const alipayPrivateKey = importPrivateKey(merchant.alipayPrivateKey);
    const proof = sign(signType, alipayPrivateKey, appId);
    if (!verify(signType, importPublicKey(merchant.alipayPublicKey), appId, proof)) {
      throw new Error(`merchant ${appId}: Alipay's two keys are not a pair`);
    }
    const merchantPublicKey = importPublicKey(merchant.merchantPublicKey);
    byAppId.set(appId, { appId, sellerId, signType, merchantPublicKey, alipayPrivateKey });
  }
  return byAppId;
}
