import { createSign, createVerify } from 'node:crypto';

// Written against the protocol's description, not with our signing code: it checks the simulator
// from outside.

export interface Sender {
  readonly clientId: string;
  readonly privateKey: string;
  readonly alipayPublicKey: string;
}

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  readonly raw: string;
  /** Empty if the body is no JSON. */
  readonly body: Readonly<Record<string, unknown>>;
  readonly result: Readonly<Record<string, string>>;
  readonly isSigned: boolean;
  /** Whether Alipay signed this body as an answer to this path and client. */
  readonly isAuthentic: boolean;
}

export const textToSign = (path: string, clientId: string, time: string, body: string): string =>
  `POST ${path}\n${clientId}.${time}.${body}`;

export const signatureOf = (text: string, privateKey: string): string =>
  createSign('RSA-SHA256').update(text).sign(privateKey, 'base64');

export const header = (signature: string, keyVersion = '1'): string =>
  `algorithm=RSA256,keyVersion=${keyVersion},signature=${encodeURIComponent(signature)}`;

/** Whether a message with these headers is signed with the key. */
export function isSignedBy(
  publicKey: string,
  text: string,
  signatureHeader: string | null | undefined,
): boolean {
  const [, signature] = /^algorithm=RSA256,keyVersion=\d,signature=([\w%]+)$/.exec(
    signatureHeader ?? '',
  ) ?? [null, ''];
  return createVerify('RSA-SHA256')
    .update(text)
    .verify(publicKey, decodeURIComponent(signature ?? ''), 'base64');
}

export const requestTime = '2026-11-22T12:30:05+08:00';

export function headersFor(
  sender: Sender,
  path: string,
  body: string,
  time: string = requestTime,
): Record<string, string> {
  const signature = signatureOf(textToSign(path, sender.clientId, time, body), sender.privateKey);
  return {
    'content-type': 'application/json; charset=UTF-8',
    'client-id': sender.clientId,
    'request-time': time,
    signature: header(signature),
  };
}

/** Posts a body, signed unless other headers are given. */
export async function send(
  url: string,
  path: string,
  body: object | string,
  sender: Sender,
  headers?: Record<string, string>,
): Promise<Answer> {
  const text = typeof body === 'string' ? body : JSON.stringify(body);
  const response = await fetch(`${url}${path}`, {
    method: 'POST',
    headers: headers ?? headersFor(sender, path, text),
    body: text,
  });
  return read(response, path, sender);
}

async function read(response: Response, path: string, sender: Sender): Promise<Answer> {
  const raw = await response.text();
  const { status, headers } = response;
  const clientId = headers.get('client-id') ?? '';
  const time = headers.get('response-time') ?? '';
  const body = parsed(raw);
  return {
    status,
    headers,
    raw,
    body,
    result: (body['result'] ?? {}) as Record<string, string>,
    isSigned: headers.has('signature'),
    isAuthentic:
      clientId === sender.clientId &&
      isSignedBy(
        sender.alipayPublicKey,
        textToSign(path, clientId, time, raw),
        headers.get('signature'),
      ),
  };
}

function parsed(raw: string): Record<string, unknown> {
  try {
    return JSON.parse(raw) as Record<string, unknown>;
  } catch {
    return {};
  }
}
