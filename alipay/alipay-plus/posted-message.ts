import type { PostedMessage } from '../gateway-protocol.ts';
import type { AlipayPlusCredentials } from './credentials.ts';
import { type SigningFault, signingFault } from './signing.ts';
import { type JsonFault, type JsonObject, parseStrictObject } from './strict-json.ts';

export type PostedFault = 'too-large' | SigningFault | JsonFault;

const maxBytes = 64 * 1024;

/**
 * Verifies what Alipay posted to us (at most 64 KiB) and parses it. The signature covers our public path
 * as Alipay called it, with its query; a stage prefix or a rewritten path makes it fail (protocol 4.2).
 */
export function readPosted(
  posted: PostedMessage,
  credentials: AlipayPlusCredentials,
): JsonObject | PostedFault {
  if (Buffer.byteLength(posted.body) > maxBytes) return 'too-large';
  const fault = signingFault(credentials, 'request-time', posted, posted.headers);
  return fault ?? parseStrictObject(posted.body);
}

export const isRefused = (posted: JsonObject | PostedFault): posted is PostedFault =>
  typeof posted === 'string';
