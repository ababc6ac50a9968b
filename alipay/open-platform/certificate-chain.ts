import type { X509Certificate } from 'node:crypto';
import { isRsa, namesOf } from './certificate.ts';
import { hasSoundSignature, mayNotSign } from './certificate-fields.ts';

/** A class of Alipay's authority, and the root: no chain is longer. */
const maxIssuers = 2;
/** Of what came along, how many are looked at. */
const maxCandidates = 8;
const minModulusBits = 2048;

/** `PID-APPID`: the certificate of an app, which descends from the same roots as Alipay's own. */
const appName = /(?:^|\n)CN=\d+-\d+(?:$|\n)/;

export type ChainFault =
  | 'application-certificate'
  | 'weak-key'
  | 'not-valid-now'
  /**
   * It is a CA, or its key is not for signatures; or no chain of RSA issuers that are CAs, valid now
   * and signed with SHA-2, leads to a root.
   */
  | 'untrusted';

/**
 * What is wrong with a certificate that claims to be Alipay's; undefined if nothing is. The chain
 * is all that vouches for it (protocol 2.5), so whatever cannot be checked is a fault. Whether it is
 * Alipay's, and not another customer's of the same authority, is for `isRenewalOf` to tell.
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
  if (certificate.ca || mayNotSign(certificate) || !hasSoundSignature(certificate)) {
    return 'untrusted';
  }
  const usable = (issuer: X509Certificate): boolean =>
    issuer.ca && isStrong(issuer) && isValidAt(issuer, now);
  // A root is trusted for what it is, whatever it is signed with.
  const between = issuers.filter((issuer) => usable(issuer) && hasSoundSignature(issuer));
  return descends(certificate, between.slice(0, maxCandidates), roots.filter(usable), maxIssuers)
    ? undefined
    : 'untrusted';
}

/**
 * Whether it bears the names that Alipay's certificate has already, its own (O and CN) and its
 * issuer's: so does production renew it. Other customers of the authority have other names.
 */
export const isRenewalOf = (certificate: X509Certificate, knownNames: readonly string[]): boolean =>
  knownNames.includes(namesOf(certificate));

function descends(
  certificate: X509Certificate,
  between: readonly X509Certificate[],
  roots: readonly X509Certificate[],
  depth: number,
): boolean {
  if (roots.some((root) => isIssuedBy(certificate, root))) return true;
  if (depth === 1) return false;
  return between.some(
    (issuer) =>
      isIssuedBy(certificate, issuer) &&
      descends(
        issuer,
        between.filter((other) => other !== issuer),
        roots,
        depth - 1,
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
