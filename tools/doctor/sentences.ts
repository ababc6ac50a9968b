/** What a code stands for and what to do about it. `{code}` is put in. */
export interface Fault {
  readonly code: RegExp;
  readonly says: string;
}

/** Codes of Node, for a request that got no answer. */
export const NETWORK = [
  {
    code: /^(ENOTFOUND|EAI_AGAIN)$/,
    says: 'No name server knows the endpoint ({code}): see its spelling, and the network.',
  },
  {
    code: /^(ECONNREFUSED|ECONNRESET|EHOSTUNREACH|ENETUNREACH|EPIPE)$/,
    says: 'Nobody listens at the endpoint ({code}): see its port, and whether a firewall is between.',
  },
  {
    code: /^(TimeoutError|ETIMEDOUT)$/,
    says: 'The endpoint did not answer in time ({code}): see whether a firewall is between.',
  },
  {
    code: /CERT|SSL|TLS|SIGNATURE/,
    says: "The endpoint's TLS certificate is not good ({code}): see its host, and for a proxy between.",
  },
] as const satisfies readonly Fault[];

/** Codes of the gateways, and of our own judgement of their answers. The first that fits counts. */
export const ANSWERED = [
  {
    code: /^UNVERIFIED_signature$|^UNVERIFIED_SIGNATURE$/i,
    says: "The answer is not signed with the Alipay key of the secret: copy Alipay's public key (not ours) of this very account, and see that signType is the console's.",
  },
  {
    code: /^UNKNOWN_CERTIFICATE/,
    says: 'Alipay signs with a certificate that could not be had or trusted ({code}): download alipayCertificates and alipayRootCertificates again.',
  },
  {
    code: /invalid-signature|ILLEGAL_SIGN|INVALID_SIGNATURE|SIGNATURE_INVALID|KEY_NOT_FOUND/,
    says: "Alipay does not take our signature ({code}): upload the public half of privateKey to this account, and see that signType and key version are the console's.",
  },
  {
    code: /app-id|ILLEGAL_PARTNER|INVALID_CLIENT|OAUTH_FAIL/,
    says: 'This Alipay does not know our account ({code}): account and endpoint must be of the same environment.',
  },
  {
    code: /timestamp/,
    says: "Alipay does not take our time ({code}): let this machine's clock follow a time server.",
  },
  {
    code: /insufficient|ACCESS_FORBIDDEN|ACCESS_DENIED|HAS_NO_PRIVILEGE|app-state|not-online|EXTERFACE|forbidden-api/,
    says: 'Our account may not do this ({code}): sign the contract for in-store payment and put the app online.',
  },
  {
    code: /^UNSIGNED$/,
    says: 'The answer is not signed, which Alipay does for an account that it does not know: see the account and the endpoint.',
  },
  {
    code: /^UNVERIFIED/,
    says: 'What answers at the endpoint does not speak as Alipay does ({code}): see the endpoint, and for a proxy between.',
  },
] as const satisfies readonly Fault[];

/** The sentence for a code; one that no table lists is named as it is. */
export function sentenceFor(faults: readonly Fault[], code: string): string {
  const says = faults.find((fault) => fault.code.test(code))?.says;
  const otherwise = 'Alipay cannot be asked ({code}): try again, and look the code up with Alipay.';
  return (says ?? otherwise).replace('{code}', code);
}
