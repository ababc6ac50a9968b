import type { MessageVerdict, Verdict } from '../../alipay/gateway-protocol.ts';
import type { MerchantId } from '../../core/domain/ids.ts';

/** What named the certificate: Alipay's answer to us, or a message that anybody may have posted. */
export type CertificateSource = 'answer' | 'message';

export interface CertificateLearner {
  /** Gets a certificate of Alipay that nobody knows yet; true once it is known and trusted. */
  readonly learnCertificate?: (
    merchantId: MerchantId,
    serial: string,
    source: CertificateSource,
  ) => Promise<boolean>;
}

/** How a protocol says that it does not know the certificate that a message is signed with. */
const UNKNOWN_CERTIFICATE = /^UNKNOWN_CERTIFICATE ([0-9a-f]{32})$/;

/** Reads an answer, and reads it again once a certificate that was not known is. */
export async function readAnswerKnowing<Outcome>(
  { learnCertificate }: CertificateLearner,
  merchantId: MerchantId,
  read: () => Verdict<Outcome>,
): Promise<Verdict<Outcome>> {
  const first = read();
  const serial = first.kind === 'unverified' ? serialIn(first.code) : undefined;
  if (serial === undefined || !learnCertificate) return first;
  return (await learnCertificate(merchantId, serial, 'answer')) ? read() : first;
}

/** The same for a posted message. */
export async function readMessageKnowing(
  { learnCertificate }: CertificateLearner,
  merchantId: MerchantId,
  read: () => MessageVerdict,
): Promise<MessageVerdict> {
  const first = read();
  const serial = first.kind === 'rejected' ? serialIn(first.reason) : undefined;
  if (serial === undefined || !learnCertificate) return first;
  return (await learnCertificate(merchantId, serial, 'message')) ? read() : first;
}

const serialIn = (fault: string): string | undefined => UNKNOWN_CERTIFICATE.exec(fault)?.[1];
