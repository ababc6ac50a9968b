import { sign, verify } from '../signing/rsa.ts';
import type { AlipayPlusCredentials } from './credentials.ts';
import { formatIsoTime } from './iso-time.ts';
import {
  formatSignatureHeader,
  type HeaderFault,
  parseSignatureHeader,
} from './signature-header.ts';

type Headers = Readonly<Record<string, string>>;

/** A message that one side sends: a request, or the answer to a request with that path. */
export interface Message {
  /** Of the request, with its query if there is one. */
  readonly path: string;
  /** The body exactly as it is on the wire. */
  readonly body: string;
}

/** Requests and answers carry their time in headers of different names. */
export type TimeHeader = 'request-time' | 'response-time';

/** `unsigned`: a header is missing. An unsigned message never decides anything about money. */
export type SigningFault = HeaderFault | 'unsigned' | 'client-id' | 'time' | 'signature';

// Opaque otherwise: Alipay writes ISO 8601, its newest library milliseconds. No time may hold what a
// JSON text begins with, so that the end of the time and the beginning of the body cannot be moved.
const plainTime = /^[0-9A-Za-z:+. -]{1,64}$/;

const signedText = (clientId: string, time: string, { path, body }: Message): string =>
  `POST ${path}\n${clientId}.${time}.${body}`;

/** The headers of a message of ours, signed at `now` (protocol 4.2). */
export function signedHeaders(
  credentials: AlipayPlusCredentials,
  timeHeader: TimeHeader,
  message: Message,
  now: number,
): Headers {
  const { clientId, keyVersion, privateKey } = credentials;
  const time = formatIsoTime(now);
  const signature = sign('RSA2', privateKey, signedText(clientId, time, message));
  return {
    'content-type': 'application/json; charset=UTF-8',
    'client-id': clientId,
    [timeHeader]: time,
    signature: formatSignatureHeader(keyVersion, signature),
  };
}

/**
 * What is wrong with the signature of a message of Alipay's; undefined when it is good. The algorithm
 * is SHA256withRSA whatever the header says, and the client is ours: its id is part of the text.
 */
export function signingFault(
  credentials: AlipayPlusCredentials,
  timeHeader: TimeHeader,
  message: Message,
  headers: Headers,
): SigningFault | undefined {
  const header = headers['signature'];
  const time = headers[timeHeader];
  if (!header || !time) return 'unsigned';
  const { clientId, alipayPublicKeys } = credentials;
  if ((headers['client-id'] ?? clientId) !== clientId) return 'client-id';
  if (!plainTime.test(time)) return 'time';
  const parsed = parseSignatureHeader(header);
  if (typeof parsed === 'string') return parsed;
  const text = signedText(clientId, time, message);
  return alipayPublicKeys.some((key) => verify('RSA2', key, text, parsed.signature))
    ? undefined
    : 'signature';
}
