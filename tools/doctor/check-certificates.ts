import type { X509Certificate } from 'node:crypto';
import type {
  MerchantCredentials,
  MerchantSecret,
} from '../../adapters/alipay-http/credentials.ts';
import { certificatesIn } from '../../alipay/open-platform/certificate.ts';
import { type ChainFault, chainFault } from '../../alipay/open-platform/certificate-chain.ts';
import { isOfKey } from './check-keys.ts';
import { type Finding, good, wrong } from './configuration.ts';

const DAY_MS = 86_400_000;
/** A new certificate takes a request, a download and a new secret. */
const SOON_DAYS = 14;

const CHAIN = {
  'application-certificate': 'is the certificate of an app: download alipayCertPublicKey_RSA2.crt',
  'weak-key': 'holds a key that is too short: download it again',
  'not-valid-now': 'is not valid now: download it again',
  untrusted: 'does not descend from alipayRootCertificates: download both files of the same app',
} as const satisfies Record<ChainFault, string>;

/** The certificates of an app in certificate mode (protocol 2.5); nothing to find in any other. */
export function checkCertificates(
  secret: unknown,
  { gateway, credentials }: MerchantCredentials,
  now: number,
): Finding[] {
  if (gateway !== 'open-platform' || !credentials.certificates) return [];
  // The credentials were made of it, so it has this shape.
  const { certificates } = secret as Extract<MerchantSecret, { gateway: 'open-platform' }>;
  if (!certificates) return [];
  const [app] = certificatesIn(certificates.appCertificate);
  const roots = certificatesIn(certificates.alipayRootCertificates);
  if (!app || !isOfKey(app, credentials.privateKey)) {
    return [wrong('appCertificate is of another key: download the one of the privateKey here.')];
  }
  const findings = [checkTime('appCertificate', app, now)];
  for (const pem of certificates.alipayCertificates) {
    const [alipay, ...issuers] = certificatesIn(pem);
    if (!alipay) continue;
    const fault = chainFault(alipay, issuers, roots, now);
    findings.push(
      fault
        ? wrong(`alipayCertificates ${CHAIN[fault]}.`)
        : checkTime('alipayCertificates', alipay, now),
    );
  }
  return findings;
}

function checkTime(name: string, { validFrom, validTo }: X509Certificate, now: number): Finding {
  const days = Math.floor((Date.parse(validTo) - now) / DAY_MS);
  if (Date.parse(validFrom) > now)
    return wrong(`${name} is not valid yet: see this machine's clock.`);
  if (days < 0) return wrong(`${name} expired on ${validTo}: get a new one from Alipay's console.`);
  if (days < SOON_DAYS) return wrong(`${name} expires in ${days} days: get a new one now.`);
  return good(`${name} is valid for ${days} days.`);
}
