import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';
import { header, isSignedBy, type Sender, signatureOf, textToSign } from './client.ts';

/** A letter as it arrived. */
interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly raw: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** Whether Alipay signed it for this path and this client. */
  readonly isAuthentic: boolean;
}

export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const path = '/alipayplus/notify?shop=1';
const time = '2026-11-22T12:30:10+08:00';
const success = { resultCode: 'SUCCESS', resultStatus: 'S', resultMessage: 'success' };

/** The merchant's reply, signed as an answer to `signedPath`. */
export function signedReply(
  sender: Sender,
  result: object = success,
  signedPath: string = path,
): Reply {
  const body = JSON.stringify({ result });
  const text = textToSign(signedPath, sender.clientId, time, body);
  return {
    status: 200,
    headers: {
      'client-id': sender.clientId,
      'response-time': time,
      signature: header(signatureOf(text, sender.privateKey)),
    },
    body,
  };
}

export interface Receiver {
  readonly url: string;
  readonly received: Received[];
  /** What to answer from now on. */
  reply: Reply;
  close(): void;
}

/** The merchant's paymentNotifyUrl: acknowledges as the protocol wants it until told otherwise. */
export async function startReceiver(sender: Sender): Promise<Receiver> {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    let raw = '';
    for await (const chunk of request) raw += chunk;
    const { headers, url = '' } = request;
    const text = textToSign(url, sender.clientId, String(headers['request-time']), raw);
    received.push({
      path: url,
      headers,
      raw,
      body: JSON.parse(raw),
      isAuthentic:
        headers['client-id'] === sender.clientId &&
        isSignedBy(sender.alipayPublicKey, text, String(headers['signature'])),
    });
    const { status, headers: replyHeaders, body } = receiver.reply;
    response.writeHead(status, replyHeaders).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}${path}`,
    received,
    reply: signedReply(sender),
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
  return receiver;
}
