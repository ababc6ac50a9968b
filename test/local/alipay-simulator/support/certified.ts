import { createPublicKey } from 'node:crypto';
import type { SimulatedOpenPlatformMerchant } from '../../../../local/alipay-simulator/simulated-merchant.ts';
import { made, newAlipayKey, pem, rootFile } from '../../../alipay/open-platform/certificates.ts';
import { vectorFile } from '../../../alipay/support.ts';

/** Certificates with the numbers that openssl and Python gave them. */
export const sn = {
  app: made('app').sn,
  roots: `${made('root1').sn}_${made('root2').sn}`,
  alipay: made('alipay').sn,
  alipayNew: made('alipay_new').sn,
};

export const appPrivateKey: string = vectorFile.app_private_pkcs8_der_b64;

/** An app in certificate mode. */
export const certifiedMerchant: SimulatedOpenPlatformMerchant = {
  gateway: 'open-platform',
  appId: '2021000000000003',
  sellerId: '2088000000000003',
  signType: 'RSA2',
  merchantPublicKey: vectorFile.app_public_spki_der_b64,
  alipayPrivateKey: vectorFile.alipay_side_private_pkcs8_der_b64,
  alipayPublicKey: vectorFile.alipay_side_public_spki_der_b64,
  certificates: {
    appCertificate: pem('app', 'class1'),
    alipayRootCertificates: rootFile,
    alipayCertificates: [pem('alipay', 'class2')],
  },
};

/** The same after Alipay has changed its certificate; the old one is still to be had. */
export const afterChange: SimulatedOpenPlatformMerchant = {
  ...certifiedMerchant,
  alipayPrivateKey: newAlipayKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
  alipayPublicKey: createPublicKey(newAlipayKey).export({ type: 'spki', format: 'pem' }).toString(),
  certificates: {
    appCertificate: pem('app', 'class1'),
    alipayRootCertificates: rootFile,
    alipayCertificates: [pem('alipay_new', 'class2'), pem('alipay', 'class2')],
  },
};
