import type { KeyObject } from 'node:crypto';
import { verify } from '../signing/rsa.ts';
import type { SignType } from '../signing/sign-type.ts';
import { alipayKeys } from './alipay-keys.ts';
import { type AnswerNode, textOf } from './answer-node.ts';
import { type CutFault, cutAnswer, parsedNode } from './answer-parts.ts';
import type { OpenPlatformCredentials } from './credentials.ts';

export type VerifiedAnswer = { kind: 'verified'; node: AnswerNode };

/**
 * Only `verified` may decide anything about money. `unsigned` is Alipay's answer to an unknown
 * app_id, or anybody's: what it claims is for the log and the go-live check.
 */
export type Answer =
  | VerifiedAnswer
  | { kind: 'unsigned'; claimedCode?: string; claimedSubCode?: string }
  /** Signed with a certificate that we do not hold (protocol 2.5). */
  | { kind: 'unknown-certificate'; sn: string }
  | { kind: 'invalid'; reason: InvalidReason };

export type InvalidReason = CutFault | 'signature';

/**
 * Reads the body of a gateway answer to `method` (at most 256 KiB) and verifies the signature over
 * the raw text of the response node. The node is parsed from that very text, never from the body.
 */
export function readAnswer(
  method: string,
  body: Buffer,
  credentials: OpenPlatformCredentials,
): Answer {
  const parts = cutAnswer(method, body);
  if (typeof parts === 'string') return invalid(parts);
  const { raw, signature, certSn } = parts;
  if (signature === undefined) return unsigned(raw);
  const trusted = alipayKeys(credentials, certSn);
  switch (trusted.kind) {
    case 'unknown-certificate':
      return trusted;
    case 'no-number':
      return invalid('signature');
    case 'keys': {
      if (!isSigned(raw, signature, credentials.signType, trusted.keys)) {
        return invalid('signature');
      }
      const node = parsedNode(raw);
      return node === undefined ? invalid('malformed') : { kind: 'verified', node };
    }
  }
}

/** Alipay's JSON writer escapes slashes, and not every one of its servers signs the escaped text. */
export function isSigned(
  raw: string,
  signature: string,
  signType: SignType,
  keys: readonly KeyObject[],
): boolean {
  const candidates = raw.includes('\\/') ? [raw, raw.replaceAll('\\/', '/')] : [raw];
  return candidates.some((text) => keys.some((key) => verify(signType, key, text, signature)));
}

const invalid = (reason: InvalidReason): Answer => ({ kind: 'invalid', reason });

function unsigned(raw: string): Answer {
  const claim = parsedNode(raw) ?? {};
  const claimedCode = textOf(claim, 'code');
  const claimedSubCode = textOf(claim, 'sub_code');
  return {
    kind: 'unsigned',
    ...(claimedCode !== undefined && { claimedCode }),
    ...(claimedSubCode !== undefined && { claimedSubCode }),
  };
}
