import type { MerchantSecret } from '../../adapters/alipay-http/credentials.ts';
import type { SimulatedMerchant } from '../alipay-simulator/simulated-merchant.ts';
import type { DemoKeys } from './keys.ts';
import type { DemoMerchant } from './merchants.ts';

/** What an official SDK, or any other client, needs to play this merchant against the simulator. */
export interface SandboxAccess {
  readonly appId?: string;
  readonly partner?: string;
  readonly clientId?: string;
  readonly privateKey: string;
  readonly alipayPublicKey: string;
  readonly signType: string;
  readonly md5Key?: string;
}

/** What the simulator takes: 0.6 per cent, in hundredths of a per cent. */
const SIMULATED_FEE = 60;

/** The secret that the merchant's payments are made with. */
export function secretOf(
  merchant: DemoMerchant,
  keys: DemoKeys,
  simulatorUrl: string,
): MerchantSecret {
  const { gateway, account } = merchant;
  const rsa = {
    privateKey: keys.app_private_pkcs8_der_b64,
    alipayPublicKeys: [keys.alipay_side_public_spki_der_b64],
  };
  switch (gateway) {
    case 'open-platform': {
      const endpoint = `${simulatorUrl}/gateway.do`;
      const { sellerId } = merchant;
      return {
        ...{ gateway, endpoint, appId: account, sellerId, signType: 'RSA2', ...rsa },
        feeBasisPoints: SIMULATED_FEE,
      };
    }
    case 'global':
      return {
        gateway,
        endpoint: `${simulatorUrl}/global/gateway.do`,
        partner: account,
        signType: 'MD5',
        md5Keys: [keys.md5_key],
        secondaryMerchant: { id: merchant.merchantId, name: 'River Street', industry: '5814' },
        settlementCurrencies: [merchant.currency],
      };
    case 'alipay-plus':
      return {
        gateway,
        dialect: 'aps',
        endpoint: simulatorUrl,
        clientId: account,
        keyVersion: 1,
        ...rsa,
        merchant: {
          referenceMerchantId: merchant.merchantId,
          name: 'Ueno Shokudo',
          mcc: '5812',
          region: 'JP',
        },
        settlementCurrency: merchant.currency,
      };
  }
}

/** How the simulated Alipay knows the merchant. */
export function simulatedOf(merchant: DemoMerchant, keys: DemoKeys): SimulatedMerchant {
  const { gateway, account, currency } = merchant;
  const rsa = {
    merchantPublicKey: keys.app_public_spki_der_b64,
    alipayPrivateKey: keys.alipay_side_private_pkcs8_der_b64,
    alipayPublicKey: keys.alipay_side_public_spki_der_b64,
  };
  switch (gateway) {
    case 'open-platform': {
      const { sellerId } = merchant;
      return { gateway, appId: account, sellerId, signType: 'RSA2', ...rsa };
    }
    case 'global':
      return { gateway, partner: account, currency, signType: 'MD5', md5Key: keys.md5_key };
    case 'alipay-plus':
      return { gateway, clientId: account, currency, ...rsa };
  }
}

/** Somebody else at the Open Platform, in whose name the simulator can be told to lie. */
export const strangerOf = (keys: DemoKeys): SimulatedMerchant => ({
  gateway: 'open-platform',
  appId: '2021000000000009',
  sellerId: '2088000000000009',
  signType: 'RSA2',
  merchantPublicKey: keys.app_public_spki_der_b64,
  alipayPrivateKey: keys.alipay_side_private_pkcs8_der_b64,
  alipayPublicKey: keys.alipay_side_public_spki_der_b64,
});

export function sandboxOf({ gateway, account }: DemoMerchant, keys: DemoKeys): SandboxAccess {
  const rsa = {
    privateKey: keys.app_private_pkcs8_der_b64,
    alipayPublicKey: keys.alipay_side_public_spki_der_b64,
  };
  switch (gateway) {
    case 'open-platform':
      return { appId: account, ...rsa, signType: 'RSA2' };
    case 'global':
      return { partner: account, ...rsa, signType: 'MD5', md5Key: keys.md5_key };
    case 'alipay-plus':
      return { clientId: account, ...rsa, signType: 'RSA256' };
  }
}
