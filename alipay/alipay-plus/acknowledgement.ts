import type { Acknowledgement, PostedMessage } from '../gateway-protocol.ts';
import type { AlipayPlusCredentials } from './credentials.ts';
import { signedHeaders } from './signing.ts';

/** A signed answer of ours to what Alipay posted (protocol 4.2): response-time, and their path. */
export function signedAnswer(
  credentials: AlipayPlusCredentials,
  path: string,
  content: object,
  now: number,
): Acknowledgement {
  const body = JSON.stringify(content);
  return {
    status: 200,
    headers: signedHeaders(credentials, 'response-time', { path, body }, now),
    body,
  };
}

/**
 * How a notification is answered (protocol 4.6). Anything but a signed S is sent again, so what is not
 * accepted stays unsigned: a stranger gets no signature of ours over a path of his choice.
 */
export function acknowledgement(
  credentials: AlipayPlusCredentials,
  { path }: PostedMessage,
  accepted: boolean,
  now: number,
): Acknowledgement {
  if (accepted) {
    const result = { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success' };
    return signedAnswer(credentials, path, { result }, now);
  }
  const result = {
    resultCode: 'UNKNOWN_EXCEPTION',
    resultStatus: 'U',
    resultMessage: 'send again',
  };
  return {
    status: 200,
    headers: { 'content-type': 'application/json; charset=UTF-8' },
    body: JSON.stringify({ result }),
  };
}
