import { readFileSync } from 'node:fs';
import type { SimulatedGlobalMerchant } from '../../../../../local/alipay-simulator/simulated-merchant.ts';

const text = readFileSync(
  new URL('../../../../alipay/vectors/alipay-vectors.json', import.meta.url),
);

interface Vector {
  readonly id: string;
  readonly params?: Readonly<Record<string, string>>;
  readonly md5?: string;
  readonly rsa_sha1?: string;
  readonly rsa2?: string;
}

/** The protocol's own vectors: their signatures were made with the openssl CLI. */
export const vectors: {
  readonly md5_key: string;
  readonly app_private_pkcs8_der_b64: string;
  readonly app_public_spki_der_b64: string;
  readonly alipay_side_private_pkcs8_der_b64: string;
  readonly alipay_side_public_spki_der_b64: string;
  readonly vectors: readonly Vector[];
} = JSON.parse(text.toString('utf8'));

export const vector = (id: string): Vector =>
  vectors.vectors.find((candidate) => candidate.id === id) ?? { id };

const keys = {
  merchantPublicKey: vectors.app_public_spki_der_b64,
  alipayPrivateKey: vectors.alipay_side_private_pkcs8_der_b64,
  alipayPublicKey: vectors.alipay_side_public_spki_der_b64,
};
const common = { gateway: 'global', currency: 'USD' } as const;

export const partners = {
  MD5: { ...common, partner: '2088000000000001', signType: 'MD5', md5Key: vectors.md5_key },
  RSA2: { ...common, partner: '2088000000000002', signType: 'RSA2', ...keys },
  RSA: { ...common, partner: '2088000000000003', signType: 'RSA', ...keys },
} as const satisfies Record<string, SimulatedGlobalMerchant>;

export type SignType = keyof typeof partners;
