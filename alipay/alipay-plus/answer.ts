import type { WireAnswer } from '../gateway-protocol.ts';
import type { AlipayPlusCredentials } from './credentials.ts';
import { resultOf } from './result.ts';
import { type SigningFault, signingFault } from './signing.ts';
import { isFault, type JsonFault, type JsonObject, parseStrictObject } from './strict-json.ts';

const maxBytes = 256 * 1024;
// A byte order mark is kept, and so refused: it would be cut from the very text that was signed.
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/** `unverified`: whatever it claims, whether Alipay acted is unknown. */
export type Answer =
  | { readonly kind: 'verified'; readonly message: JsonObject }
  | { readonly kind: 'unverified'; readonly code: string };

/**
 * Reads the answer to a request with this path (at most 256 KiB) and verifies its signature over the
 * body as it came (protocol 4.2). Alipay answers an unknown client, key or signature unsigned; the code
 * then tells what the answer claims, so that whoever goes live learns which of them is wrong.
 */
export function readAnswer(
  path: string,
  { headers, body }: WireAnswer,
  credentials: AlipayPlusCredentials,
): Answer {
  if (body.length > maxBytes) return unverified('too-large');
  const text = decoded(body);
  if (text === undefined) return unverified('not-utf8');
  const fault = signingFault(credentials, 'response-time', { path, body: text }, headers);
  if (fault === 'unsigned') return { kind: 'unverified', code: unsignedCode(text) };
  if (fault !== undefined) return unverified(fault);
  const message = parseStrictObject(text);
  return isFault(message) ? unverified(message) : { kind: 'verified', message };
}

const unverified = (reason: 'too-large' | 'not-utf8' | SigningFault | JsonFault): Answer => ({
  kind: 'unverified',
  code: `UNVERIFIED_${reason}`,
});

function decoded(body: Buffer): string | undefined {
  try {
    return utf8.decode(body);
  } catch {
    return undefined;
  }
}

function unsignedCode(text: string): string {
  const claimed = parseStrictObject(text);
  if (isFault(claimed)) return 'UNSIGNED';
  const { meaning, code } = resultOf(claimed);
  return meaning === 'configuration' ? `UNSIGNED_${code}` : 'UNSIGNED';
}
