import { type KeyObject, X509Certificate } from 'node:crypto';
import type { SignedRequest, WireAnswer } from '../gateway-protocol.ts';
import { type AnswerNode, textOf } from './answer-node.ts';
import { type CutFault, cutAnswer, parsedNode } from './answer-parts.ts';
import { certificateSn, certificatesIn } from './certificate.ts';
import { type ChainFault, chainFault, isRenewalOf } from './certificate-chain.ts';
import { codeOf, meaningOf } from './codes.ts';
import type { Certificates, OpenPlatformCredentials } from './credentials.ts';
import { buildRequest } from './request.ts';
import { isSigned } from './response.ts';

export const downloadCertificateMethod = 'alipay.open.app.alipaycert.download';

/** Credentials of an app in certificate mode. */
export type CertifiedCredentials = OpenPlatformCredentials & {
  readonly certificates: Certificates;
};

export type DownloadOutcome =
  /** Put the key under its number into `alipayCertificates`. */
  | {
      readonly kind: 'trusted';
      readonly sn: string;
      readonly publicKey: KeyObject;
      /** Milliseconds since 1970. */
      readonly validTo: number;
    }
  /** Alipay has no such certificate for us, or one that nothing may be believed by. */
  | { readonly kind: 'refused'; readonly code: string }
  /** Nothing is known: ask again soon. */
  | { readonly kind: 'unanswered'; readonly code: string };

/** How to get the certificate of Alipay with a number that an answer or a notification named. */
export interface CertificateDownload {
  readonly request: SignedRequest;
  /** @param now milliseconds since 1970. */
  read(answer: WireAnswer, now: number): DownloadOutcome;
}

/**
 * The download of a certificate of Alipay (protocol 2.5). Anybody can name a number in a forged
 * notification: a caller downloads each number once, and remembers a refusal for a while.
 */
export function certificateDownload(
  credentials: CertifiedCredentials,
  sn: string,
  { now }: { readonly now: number },
): CertificateDownload {
  const content = { alipay_cert_sn: sn };
  const roots = credentials.certificates.rootCertificates.flatMap(certificatesIn);
  return {
    request: buildRequest(credentials, downloadCertificateMethod, content, { now }),
    read: ({ body }, readAt) => {
      const verdict = judged(body, sn, credentials, roots, readAt);
      return verdict instanceof X509Certificate
        ? { kind: 'trusted', sn, ...keyOf(verdict) }
        : verdict;
    },
  };
}

const keyOf = ({ publicKey, validTo }: X509Certificate) => ({
  publicKey,
  validTo: Date.parse(validTo),
});

type Unanswered = CutFault | 'no-certificate' | 'signature' | `ANSWER_${string}`;
/** `not-alipay`: its names are not those of the certificates of Alipay that we hold. */
type Refused = ChainFault | 'other-certificate' | 'not-alipay' | `ANSWER_${string}`;

const unanswered = (code: Unanswered): DownloadOutcome => ({ kind: 'unanswered', code });
const refused = (code: Refused): DownloadOutcome => ({ kind: 'refused', code });

/**
 * The answer has to be read before it is verified: the very key that signed it may be inside. So
 * the chain decides; a signature that is there must be good as well.
 */
function judged(
  body: Buffer,
  sn: string,
  { certificates, signType }: CertifiedCredentials,
  roots: readonly X509Certificate[],
  now: number,
): X509Certificate | DownloadOutcome {
  const parts = cutAnswer(downloadCertificateMethod, body);
  if (typeof parts === 'string') return unanswered(parts);
  const { raw, signature } = parts;
  const node = parsedNode(raw);
  if (node === undefined) return unanswered('malformed');
  const known = [...certificates.alipayCertificates.values()];
  if (meaningOf(node) !== 'accepted') {
    const isAlipays = signature !== undefined && isSigned(raw, signature, signType, known);
    return isAlipays && isDefinite(node)
      ? refused(claimedCode(node))
      : unanswered(claimedCode(node));
  }
  const found = certificatesIn(decoded(textOf(node, 'alipay_cert_content') ?? ''));
  if (found.length === 0) return unanswered('no-certificate');
  const certificate = found.find((candidate) => certificateSn(candidate) === sn);
  if (certificate === undefined) return refused('other-certificate');

  const issuers = found.filter((other) => other !== certificate);
  const fault = chainFault(certificate, issuers, roots, now);
  if (fault !== undefined) return refused(fault);
  if (!isRenewalOf(certificate, certificates.alipayNames)) return refused('not-alipay');
  return signature === undefined ||
    isSigned(raw, signature, signType, [certificate.publicKey, ...known])
    ? certificate
    : unanswered('signature');
}

/** Whether Alipay refused this request itself, so that it will do so again. */
const isDefinite = (node: AnswerNode): boolean =>
  ['40002', '40004'].includes(textOf(node, 'code') ?? '');

/** Nobody signed it, so only what looks like a code goes into records. */
function claimedCode(node: AnswerNode): `ANSWER_${string}` {
  const code = codeOf(node);
  return `ANSWER_${/^[\w.-]{1,64}$/.test(code) ? code : 'UNREADABLE'}`;
}

/** Base64 of PEM; PEM as it is does no harm, because the chain decides. */
const decoded = (content: string): string =>
  content.startsWith('-----BEGIN') ? content : Buffer.from(content, 'base64').toString('latin1');
