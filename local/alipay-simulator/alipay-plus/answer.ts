import { randomUUID } from 'node:crypto';
import type { HttpAnswer } from '../http.ts';
import type { Reply } from '../script.ts';
import type { AlipayPlusMerchant } from '../simulated-merchant.ts';
import type { AnswerBody } from './method.ts';
import { type Result, result } from './results.ts';
import { signatureHeader } from './signature.ts';
import { formatTime } from './time.ts';

/** Whom an answer goes to, and what it answers. */
interface Addressee {
  readonly merchant: AlipayPlusMerchant;
  /** Of the request, with its query. */
  readonly path: string;
  /** Milliseconds since the epoch. */
  readonly at: number;
}

const jsonAnswer = (body: string, headers: Readonly<Record<string, string>> = {}): HttpAnswer => ({
  status: 200,
  contentType: 'application/json; charset=UTF-8',
  headers: { tracerid: randomUUID().replaceAll('-', ''), ...headers },
  body,
});

/** An answer to somebody who is not known yet: it has no signature. */
export const unsignedAnswer = (refused: Result): HttpAnswer =>
  jsonAnswer(JSON.stringify({ result: refused }));

export const signedAnswer = (body: AnswerBody, to: Addressee): HttpAnswer =>
  signedBody(JSON.stringify(body), to);

/** @param signed What the signature is of, if not of the body. */
function signedBody(
  body: string,
  { merchant, path, at }: Addressee,
  signed: string = body,
): HttpAnswer {
  const time = formatTime(at);
  const { account: clientId, alipayPrivateKey } = merchant;
  const message = { path, clientId, time, body: signed };
  return jsonAnswer(body, {
    'client-id': clientId,
    'response-time': time,
    signature: signatureHeader(message, alipayPrivateKey),
  });
}

/** The answer as the script sends it; `drop` closes the connection. */
export function answerAs(reply: Reply, body: AnswerBody, to: Addressee): HttpAnswer | 'drop' {
  const text = JSON.stringify(body);
  switch (reply) {
    case 'nothing':
      return 'drop';
    case 'unsigned':
      return jsonAnswer(text);
    case 'bad-signature':
      return signedBody(text, to, `${text} `);
    case 'duplicate-node':
      return signedBody(`${text.slice(0, -1)},${forgedMembers}}`, to);
    case 'truncated':
      return signedBody(text.slice(0, Math.floor((text.length * 2) / 3)), to, text);
    case 'http-502':
      return {
        status: 502,
        contentType: 'text/html',
        body: '<html><head><title>502 Bad Gateway</title></head><body>Tengine</body></html>',
      };
    case 'truth':
    case 'unknown':
    case 'error':
    case 'retry-flag':
    case 'no-fund-change':
      return signedBody(text, to);
  }
}

/** Each comes a second time, in a body whose signature is right: only a strict parser notices. */
const forgedMembers = `"result":${JSON.stringify(result('SUCCESS'))},"paymentStatus":"SUCCESS"`;
