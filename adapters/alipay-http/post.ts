import type { IncomingHttpHeaders, IncomingMessage } from 'node:http';
import http from 'node:http';
import https from 'node:https';
import type { WireAnswer } from '../../alipay/gateway-protocol.ts';

export interface HttpRequest {
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
  /** For the whole exchange, from connecting to the last byte. */
  readonly timeoutMs: number;
  /** Opens a connection of its own rather than reuse an idle one. */
  readonly fresh?: boolean;
}

/** Alipay's answers are a few KB; more is somebody else's page. */
const MAX_BYTES = 256 * 1024;

/**
 * A connection that was idle for longer is not used again: the other side, or a firewall while the
 * sandbox slept, may have dropped it, and the pay that is sent into it would be lost.
 */
const IDLE_MS = 2_000;

const KEEP = { keepAlive: true, maxSockets: 64, timeout: IDLE_MS } as const;
const agents = { 'http:': new http.Agent(KEEP), 'https:': new https.Agent(KEEP) } as const;

class AnswerTooLarge extends Error {
  override readonly name = 'AnswerTooLarge';
}

/**
 * One POST, sent once: nothing here repeats it, because a repeated pay could charge twice.
 * @throws Error whose `code` or `name` says what went wrong; whether Alipay acted is then unknown.
 */
export async function post({
  url,
  headers,
  body,
  timeoutMs,
  fresh = false,
}: HttpRequest): Promise<WireAnswer> {
  const target = new URL(url);
  const secure = target.protocol === 'https:';
  const pooled = secure ? agents['https:'] : agents['http:'];
  const agent = fresh ? false : pooled;
  const { request } = secure ? https : http;
  const signal = AbortSignal.timeout(timeoutMs);
  return await new Promise<WireAnswer>((resolve, fail) => {
    const reject = (error: unknown): void => fail(signal.aborted ? signal.reason : error);
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

async function read(incoming: IncomingMessage): Promise<WireAnswer> {
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of incoming as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > MAX_BYTES) throw new AnswerTooLarge();
    chunks.push(chunk);
  }
  const { statusCode: status = 0, headers } = incoming;
  return { status, headers: flat(headers), body: Buffer.concat(chunks) };
}

/** Node gives names in lower case, and lists what may come several times. */
const flat = (headers: IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) =>
      value === undefined ? [] : [[name, typeof value === 'string' ? value : value.join(', ')]],
    ),
  );
