import type { Exchange, SignedRequest, Verdict, WireAnswer } from '../gateway-protocol.ts';
import type { OpenPlatformCredentials } from './credentials.ts';
import { readAnswer, type VerifiedAnswer } from './response.ts';

/** A request, and the judgement of its answer once the signature is verified. */
export function exchangeOf<Outcome>(
  credentials: OpenPlatformCredentials,
  method: string,
  request: SignedRequest,
  classify: (answer: VerifiedAnswer) => Outcome,
): Exchange<Outcome> {
  const read = ({ body }: WireAnswer): Verdict<Outcome> => {
    const answer = readAnswer(method, body, credentials);
    switch (answer.kind) {
      case 'verified':
        return { kind: 'verified', outcome: classify(answer) };
      case 'unsigned':
        return unverified('UNSIGNED');
      case 'unknown-certificate':
        return unverified(`UNKNOWN_CERTIFICATE ${answer.sn}`);
      case 'invalid':
        return unverified(`UNVERIFIED_${answer.reason}`);
    }
  };
  return { request, read };
}

const unverified = (code: string): Verdict<never> => ({ kind: 'unverified', code });
