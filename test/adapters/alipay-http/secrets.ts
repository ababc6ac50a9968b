import type { AlipayPlusSecret } from '../../../adapters/alipay-http/alipay-plus-secret.ts';
import type { GlobalSecret } from '../../../adapters/alipay-http/global-secret.ts';
import { secrets } from './support.ts';

/** Secrets of the other two gateways, complete and plausible. */

const merchant = { id: 'KUAICAN_1', name: 'Kuaican', industry: '5814' };

export const globalSecret = {
  gateway: 'global',
  endpoint: 'https://globalmapi.alipay.com/gateway.do',
  partner: '2088000000000003',
  signType: 'MD5',
  md5Keys: ['testonly0testonly1testonly2test3'],
  secondaryMerchant: merchant,
  settlementCurrencies: ['USD', 'JPY'],
} as const satisfies GlobalSecret;

export const globalRsaSecret = {
  gateway: 'global',
  endpoint: 'https://globalmapi.alipay.com/gateway.do',
  partner: '2088000000000003',
  signType: 'RSA2',
  privateKey: secrets.privateKey,
  alipayPublicKeys: [secrets.alipayPublicKey],
  secondaryMerchant: merchant,
} as const satisfies GlobalSecret;

export const alipayPlusSecret = {
  gateway: 'alipay-plus',
  dialect: 'ams',
  endpoint: 'https://open-sea.alipay.com',
  clientId: '5J5Y2V2Z5C7A0000',
  keyVersion: 1,
  privateKey: secrets.privateKey,
  alipayPublicKeys: [secrets.alipayPublicKey],
  merchant: { referenceMerchantId: 'M1', name: 'Kuaican', mcc: '5814', region: 'SG' },
  settlementCurrency: 'USD',
} as const satisfies AlipayPlusSecret;
