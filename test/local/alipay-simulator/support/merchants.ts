import { generateKeyPairSync } from 'node:crypto';
import type { SimulatedOpenPlatformMerchant } from '../../../../local/alipay-simulator/simulated-merchant.ts';

interface PemPair {
  readonly privateKey: string;
  readonly publicKey: string;
}

function newKeyPair(): PemPair {
  const pair = generateKeyPairSync('rsa', { modulusLength: 2048 });
  return {
    privateKey: pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
    publicKey: pair.publicKey.export({ type: 'spki', format: 'pem' }).toString(),
  };
}

export const merchantKeys: PemPair = newKeyPair();
const alipayKeys = newKeyPair();
const otherAlipayKeys = newKeyPair();

export const merchant: SimulatedOpenPlatformMerchant = {
  gateway: 'open-platform',
  appId: '2021000000000001',
  sellerId: '2088000000000001',
  signType: 'RSA2',
  merchantPublicKey: merchantKeys.publicKey,
  alipayPrivateKey: alipayKeys.privateKey,
  alipayPublicKey: alipayKeys.publicKey,
};

export const otherMerchant: SimulatedOpenPlatformMerchant = {
  ...merchant,
  appId: '2021000000000002',
  sellerId: '2088000000000002',
  alipayPrivateKey: otherAlipayKeys.privateKey,
  alipayPublicKey: otherAlipayKeys.publicKey,
};
