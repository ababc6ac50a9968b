import { verify } from '../signing/rsa.ts';
import { type AnswerNode, textOf } from './answer-node.ts';
import type { OpenPlatformCredentials } from './credentials.ts';
import { parsedString, topLevelMembers } from './top-level-members.ts';

const maxBytes = 256 * 1024;
// A byte order mark is kept, and so refused: it would be cut from the very text that was signed.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

export type VerifiedAnswer = { kind: 'verified'; node: AnswerNode };

/**
 * Only `verified` may decide anything about money. `unsigned` is Alipay's answer to an unknown
 * app_id, or anybody's: what it claims is for the log and the go-live check.
 */
export type Answer =
  | VerifiedAnswer
  | { kind: 'unsigned'; claimedCode?: string; claimedSubCode?: string }
  | { kind: 'invalid'; reason: InvalidReason };

export type InvalidReason =
  | 'too-large'
  | 'not-utf8'
  | 'malformed'
  | 'duplicate-member'
  | 'no-node'
  | 'signature';

/**
 * Reads the body of a gateway answer to `method` (at most 256 KiB) and verifies the signature over
 * the raw text of the response node. The node is parsed from that very text, never from the body.
 */
export function readAnswer(
  method: string,
  body: Buffer,
  credentials: OpenPlatformCredentials,
): Answer {
  if (body.length > maxBytes) return invalid('too-large');
  const text = decoded(body);
  if (text === undefined) return invalid('not-utf8');
  const members = topLevelMembers(text);
  if (typeof members === 'string') return invalid(members);

  const own = members.get(`${method.replaceAll('.', '_')}_response`);
  const error = members.get('error_response');
  // With both there would be two answers and one signature.
  if (own !== undefined && error !== undefined) return invalid('malformed');
  const raw = own ?? error;
  if (raw === undefined) return invalid('no-node');

  const signToken = members.get('sign');
  if (signToken === undefined) return unsigned(raw);
  const signature = parsedString(signToken);
  if (signature === undefined || !isSigned(raw, signature, credentials)) {
    return invalid('signature');
  }
  const node = parsedObject(raw);
  return node === undefined ? invalid('malformed') : { kind: 'verified', node };
}

const invalid = (reason: InvalidReason): Answer => ({ kind: 'invalid', reason });

function decoded(body: Buffer): string | undefined {
  try {
    return utf8.decode(body);
  } catch {
    return undefined;
  }
}

/** Alipay's JSON writer escapes slashes, and not every one of its servers signs the escaped text. */
function isSigned(raw: string, signature: string, credentials: OpenPlatformCredentials): boolean {
  const { signType, alipayPublicKeys } = credentials;
  const candidates = raw.includes('\\/') ? [raw, raw.replaceAll('\\/', '/')] : [raw];
  return candidates.some((text) =>
    alipayPublicKeys.some((key) => verify(signType, key, text, signature)),
  );
}

function parsedObject(raw: string): AnswerNode | undefined {
  try {
    const value: unknown = JSON.parse(raw);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as AnswerNode)
      : undefined;
  } catch {
    return undefined;
  }
}

function unsigned(raw: string): Answer {
  const claim = parsedObject(raw) ?? {};
  const claimedCode = textOf(claim, 'code');
  const claimedSubCode = textOf(claim, 'sub_code');
  return {
    kind: 'unsigned',
    ...(claimedCode !== undefined && { claimedCode }),
    ...(claimedSubCode !== undefined && { claimedSubCode }),
  };
}
