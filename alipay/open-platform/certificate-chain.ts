import type { X509Certificate } from 'node:crypto';
import { isRsa } from './certificate.ts';

/** Roots, two or three classes of issuers, and the certificate: Alipay's chains are no longer. */
const maxIssuers = 4;
const minModulusBits = 2048;

/** `PID-APPID`: the certificate of an app, which descends from the same roots as Alipay's own. */
const appName = /(?:^|\n)CN=\d+-\d+(?:$|\n)/;

export type ChainFault =
  | 'application-certificate'
  | 'weak-key'
  | 'not-valid-now'
  /** No chain of RSA issuers that are CAs, valid now, leads to a root. */
  | 'untrusted';

/**
 * What is wrong with a certificate that claims to be Alipay's; undefined if nothing is. The chain
 * is all that vouches for it (protocol 2.5), so whatever cannot be checked is a fault.
 * @param issuers what came with it; these are trusted no more than the certificate itself.
 * @param now milliseconds since 1970.
 */
export function chainFault(
  certificate: X509Certificate,
  issuers: readonly X509Certificate[],
  roots: readonly X509Certificate[],
  now: number,
): ChainFault | undefined {
  // Any merchant holds the private key of an app certificate, and could sign as if it were Alipay.
  if (appName.test(certificate.subject ?? '')) return 'application-certificate';
  if (!isStrong(certificate)) return 'weak-key';
  if (!isValidAt(certificate, now)) return 'not-valid-now';
  const usable = (issuer: X509Certificate): boolean =>
    issuer.ca && isStrong(issuer) && isValidAt(issuer, now);
  const between = issuers.slice(0, maxIssuers).filter(usable);
  return descends(certificate, between, roots.filter(usable)) ? undefined : 'untrusted';
}

function descends(
  certificate: X509Certificate,
  between: readonly X509Certificate[],
  roots: readonly X509Certificate[],
): boolean {
  if (roots.some((root) => isIssuedBy(certificate, root))) return true;
  return between.some(
    (issuer) =>
      isIssuedBy(certificate, issuer) &&
      descends(
        issuer,
        between.filter((other) => other !== issuer),
        roots,
      ),
  );
}

function isIssuedBy(certificate: X509Certificate, issuer: X509Certificate): boolean {
  try {
    // checkIssued compares names, key identifiers and what the issuer's key may be used for.
    return certificate.checkIssued(issuer) && certificate.verify(issuer.publicKey);
  } catch {
    return false;
  }
}

const isStrong = (certificate: X509Certificate): boolean =>
  isRsa(certificate) &&
  (certificate.publicKey.asymmetricKeyDetails?.modulusLength ?? 0) >= minModulusBits;

const isValidAt = ({ validFrom, validTo }: X509Certificate, now: number): boolean =>
  Date.parse(validFrom) <= now && now <= Date.parse(validTo);
