import { createPublicKey, type KeyObject, type X509Certificate } from 'node:crypto';
import type { MerchantCredentials } from '../../adapters/alipay-http/credentials.ts';
import { signMd5, verifyMd5 } from '../../alipay/signing/md5.ts';
import { sign, verify } from '../../alipay/signing/rsa.ts';
import type { SignType } from '../../alipay/signing/sign-type.ts';
import { type Finding, good, wrong } from './configuration.ts';

/** Of any length; the signature over it is thrown away. */
const PROOF = 'kuaican doctor: 人民路 & 38.50';
const MIN_BITS = { RSA2: 2048, RSA: 1024 } as const satisfies Record<SignType, number>;

/** Whether our key signs, each side's keys are on their side, and none is too short. */
export function checkKeys({ gateway, credentials }: MerchantCredentials): Finding {
  switch (gateway) {
    case 'open-platform':
      return checkRsa(credentials.signType, credentials);
    case 'global':
      return credentials.signType === 'MD5'
        ? checkMd5(credentials.md5Keys)
        : checkRsa(credentials.signType, credentials);
    case 'alipay-plus':
      return checkRsa('RSA2', credentials);
  }
}

interface RsaKeys {
  readonly privateKey: KeyObject;
  readonly alipayPublicKeys: readonly KeyObject[];
}

function checkRsa(signType: SignType, { privateKey, alipayPublicKeys }: RsaKeys): Finding {
  const ours = createPublicKey(privateKey);
  if (!verify(signType, ours, PROOF, sign(signType, privateKey, PROOF))) {
    return wrong('privateKey signs what its own public half does not verify: make a new key pair.');
  }
  if (alipayPublicKeys.some((key) => key.equals(ours))) {
    return wrong(
      "alipayPublicKeys holds our own public key: copy Alipay's, which the console shows after ours is uploaded.",
    );
  }
  const short = [ours, ...alipayPublicKeys].some((key) => bitsOf(key) < MIN_BITS[signType]);
  if (short) {
    return wrong(`A key is shorter than the ${MIN_BITS[signType]} bits that ${signType} needs.`);
  }
  return good(`Our key signs and verifies (${signType}, ${bitsOf(ours)} bits).`);
}

const bitsOf = (key: KeyObject): number => key.asymmetricKeyDetails?.modulusLength ?? 0;

function checkMd5(keys: readonly string[]): Finding {
  const isGood = keys.every((key) => verifyMd5(key, PROOF, signMd5(key, PROOF)));
  return isGood
    ? good(
        'The MD5 key signs and verifies; who reads the secret can sign as Alipay, so prefer RSA2.',
      )
    : wrong('md5Keys does not sign: copy the key from the portal again.');
}

/** Whether the certificate of our app is that of our private key. */
export function isOfKey(certificate: X509Certificate, privateKey: KeyObject): boolean {
  return certificate.publicKey.equals(createPublicKey(privateKey));
}
