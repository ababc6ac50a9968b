import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Receiver {
  readonly url: string;
  /** Every posted body as it came. */
  readonly bodies: string[];
  /** The same, decoded once. */
  readonly received: () => Record<string, string>[];
  /** What to answer from now on. */
  reply: { status: number; body: string };
  /** Runs when a notification has come in; it is answered after that. */
  onReceived: () => void | Promise<void>;
  close(): void;
}

/** The merchant's notify_url: answers `success` until told otherwise. */
export async function startReceiver(): Promise<Receiver> {
  const bodies: string[] = [];
  const server = createServer(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += chunk;
    bodies.push(body);
    await receiver.onReceived();
    response.writeHead(receiver.reply.status).end(receiver.reply.body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const receiver: Receiver = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/notify`,
    bodies,
    received: () => bodies.map((body) => Object.fromEntries(new URLSearchParams(body))),
    reply: { status: 200, body: 'success' },
    onReceived: () => undefined,
    close() {
      server.close();
      server.closeAllConnections();
    },
  };
  return receiver;
}
