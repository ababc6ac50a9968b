import { generateKeyPairSync } from 'node:crypto';
import type { MerchantSecret } from '../../../adapters/alipay-http/credentials.ts';
import type { SimulatedMerchant } from '../../../local/alipay-simulator/simulated-merchant.ts';

/** A merchant of each gateway: as the simulator knows it, and its secret. */

export const MD5_KEY = 'testonly0testonly1testonly2test3';

/** Base64 DER, as Alipay's console has it. */
export function keyPair(bits = 2048): { privateKey: string; publicKey: string } {
  const { privateKey, publicKey } = generateKeyPairSync('rsa', {
    modulusLength: bits,
    privateKeyEncoding: { format: 'der', type: 'pkcs8' },
    publicKeyEncoding: { format: 'der', type: 'spki' },
  });
  return { privateKey: privateKey.toString('base64'), publicKey: publicKey.toString('base64') };
}

export const ours = keyPair();
export const alipays = keyPair();
const keys = {
  merchantPublicKey: ours.publicKey,
  alipayPrivateKey: alipays.privateKey,
  alipayPublicKey: alipays.publicKey,
};
const rsa = { privateKey: ours.privateKey, alipayPublicKeys: [alipays.publicKey] };

const app = { appId: '2021000000000001', sellerId: '2088000000000001', signType: 'RSA2' } as const;
const partner = '2088000000000003';
const clientId = 'SANDBOX_5Y0000000000';

/** Each gateway's merchant as the simulator has it. */
export const simulated = [
  { gateway: 'open-platform', ...app, ...keys },
  { gateway: 'global', partner, currency: 'USD', signType: 'MD5', md5Key: MD5_KEY },
  { gateway: 'alipay-plus', clientId, currency: 'USD', ...keys },
] as const satisfies SimulatedMerchant[];

/** The secrets that go with them. */
export const secretsAt = (simulatorUrl: string) =>
  ({
    'open-platform': {
      gateway: 'open-platform',
      endpoint: `${simulatorUrl}/gateway.do`,
      ...app,
      ...rsa,
    },
    global: {
      ...{ gateway: 'global', endpoint: `${simulatorUrl}/global/gateway.do`, partner },
      ...{ signType: 'MD5', md5Keys: [MD5_KEY], settlementCurrencies: ['USD'] },
      secondaryMerchant: { id: 'KUAICAN_1', name: 'Kuaican', industry: '5814' },
    },
    'alipay-plus': {
      ...{ gateway: 'alipay-plus', dialect: 'ams', endpoint: simulatorUrl, clientId },
      ...{ keyVersion: 1, ...rsa, settlementCurrency: 'USD' },
      merchant: { referenceMerchantId: 'M1', name: 'Kuaican', mcc: '5814', region: 'SG' },
    },
  }) as const satisfies { [Name in MerchantSecret['gateway']]: MerchantSecret };
