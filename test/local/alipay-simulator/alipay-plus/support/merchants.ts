import { generateKeyPairSync } from 'node:crypto';
import type { SimulatedAlipayPlusMerchant } from '../../../../../local/alipay-simulator/simulated-merchant.ts';
import type { Sender } from './client.ts';

function newKeyPair(): { readonly privateKey: string; readonly publicKey: string } {
  return generateKeyPairSync('rsa', {
    modulusLength: 2048,
    publicKeyEncoding: { type: 'spki', format: 'pem' },
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
  });
}

const ours = newKeyPair();
const alipays = newKeyPair();
const anotherOfAlipay = newKeyPair();
/** Nobody has registered it. */
export const strangersKey: string = newKeyPair().privateKey;

export const merchant: SimulatedAlipayPlusMerchant = {
  gateway: 'alipay-plus',
  clientId: 'TEST_5X00000000000001',
  currency: 'USD',
  merchantPublicKey: ours.publicKey,
  alipayPrivateKey: alipays.privateKey,
  alipayPublicKey: alipays.publicKey,
};

export const sandboxMerchant: SimulatedAlipayPlusMerchant = {
  ...merchant,
  clientId: 'SANDBOX_5X00000000000002',
  currency: 'JPY',
  alipayPrivateKey: anotherOfAlipay.privateKey,
  alipayPublicKey: anotherOfAlipay.publicKey,
};

export const senderOf = ({ clientId, alipayPublicKey }: SimulatedAlipayPlusMerchant): Sender => ({
  clientId,
  privateKey: ours.privateKey,
  alipayPublicKey,
});
