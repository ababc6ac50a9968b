import type { AnswerNode } from './answer-node.ts';
import { parsedString, topLevelMembers } from './top-level-members.ts';

const maxBytes = 256 * 1024;
// A byte order mark is kept, and so refused: it would be cut from the very text that was signed.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** An answer, cut up and not believed yet. */
export interface AnswerParts {
  /** The text of the response node, exactly as it came: what Alipay signs. */
  readonly raw: string;
  /** Undefined if there is none; empty if it is no text. */
  readonly signature: string | undefined;
  /** Which certificate of Alipay signed, as the answer has it. */
  readonly certSn: string | undefined;
}

export type CutFault = 'too-large' | 'not-utf8' | 'malformed' | 'duplicate-member' | 'no-node';

/** Cuts the body of an answer to `method` (at most 256 KiB) without parsing what is not verified. */
export function cutAnswer(method: string, body: Buffer): AnswerParts | CutFault {
  if (body.length > maxBytes) return 'too-large';
  const text = decoded(body);
  if (text === undefined) return 'not-utf8';
  const members = topLevelMembers(text);
  if (typeof members === 'string') return members;

  const own = members.get(`${method.replaceAll('.', '_')}_response`);
  const error = members.get('error_response');
  // With both there would be two answers and one signature.
  if (own !== undefined && error !== undefined) return 'malformed';
  const raw = own ?? error;
  if (raw === undefined) return 'no-node';
  return { raw, signature: textIn(members, 'sign'), certSn: textIn(members, 'alipay_cert_sn') };
}

/** The response node, parsed from the very text that was signed. */
export function parsedNode(raw: string): AnswerNode | undefined {
  try {
    const value: unknown = JSON.parse(raw);
    return typeof value === 'object' && value !== null && !Array.isArray(value)
      ? (value as AnswerNode)
      : undefined;
  } catch {
    return undefined;
  }
}

function textIn(members: ReadonlyMap<string, string>, name: string): string | undefined {
  const token = members.get(name);
  return token === undefined ? undefined : (parsedString(token) ?? '');
}

function decoded(body: Buffer): string | undefined {
  try {
    return utf8.decode(body);
  } catch {
    return undefined;
  }
}
