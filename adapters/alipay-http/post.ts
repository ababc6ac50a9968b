import type { IncomingMessage } from 'node:http';
import http from 'node:http';
import https from 'node:https';

export interface HttpAnswer {
  readonly status: number;
  readonly body: Buffer;
}

export interface HttpRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** For the whole exchange, from connecting to the last byte. */
  readonly timeoutMs: number;
}

/** Alipay's answers are a few KB; more is somebody else's page. */
const MAX_BYTES = 256 * 1024;

const agents = {
  'http:': new http.Agent({ keepAlive: true, maxSockets: 64 }),
  'https:': new https.Agent({ keepAlive: true, maxSockets: 64 }),
} as const;

/**
 * One POST, sent once: nothing here repeats it, because a repeated pay could charge twice.
 * @throws Error whose `code` or `name` says what went wrong; whether Alipay acted is then unknown.
 */
export async function post({ url, headers, body, timeoutMs }: HttpRequest): Promise<HttpAnswer> {
  const target = new URL(url);
  const secure = target.protocol === 'https:';
  const agent = secure ? agents['https:'] : agents['http:'];
  const { request } = secure ? https : http;
  const signal = AbortSignal.timeout(timeoutMs);
  return await new Promise<HttpAnswer>((resolve, reject) => {
    const length = String(Buffer.byteLength(body));
    const outgoing = request(
      target,
      { method: 'POST', agent, signal, headers: { ...headers, 'content-length': length } },
      (incoming) => {
        read(incoming).then(resolve, reject);
      },
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}

async function read(incoming: IncomingMessage): Promise<HttpAnswer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new Error('The answer is too large');
    chunks.push(chunk);
  }
  return { status: incoming.statusCode ?? 0, body: Buffer.concat(chunks) };
}
