import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';

export interface HttpRequest {
  readonly method: string;
  /** The path with its query, exactly as it was asked for. */
  readonly target: string;
  readonly path: string;
  readonly query: URLSearchParams;
  /** Names are in lower case; a header that came twice is joined by `, `. */
  readonly headers: Readonly<Record<string, string>>;
  readonly contentType: string;
  readonly body: string;
}

export interface HttpAnswer {
  readonly status: number;
  readonly contentType: string;
  /** Besides content-type and content-length. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body: string | Buffer;
}

const largestBody = 64 * 1024;
const base = 'http://simulator.invalid';

/** A JSON answer of the control API. */
export const json = (status: number, value: unknown): HttpAnswer => ({
  status,
  contentType: 'application/json; charset=utf-8',
  body: JSON.stringify(value),
});

/** A server that answers by `handle`; `drop` closes the connection without a word. */
export function createHttpServer(
  handle: (request: HttpRequest) => Promise<HttpAnswer | 'drop'>,
): Server {
  return createServer((incoming, response) => {
    answer(incoming, handle)
      .catch((error: unknown) => json(500, { error: String(error) }))
      .then((result) => send(response, result))
      .catch(() => response.destroy());
  });
}

async function answer(
  incoming: IncomingMessage,
  handle: (request: HttpRequest) => Promise<HttpAnswer | 'drop'>,
): Promise<HttpAnswer | 'drop'> {
  const target = incoming.url ?? '/';
  const url = URL.parse(target, base);
  if (url === null) return json(400, { error: 'the address is malformed' });
  const body = await read(incoming);
  if (body === undefined) return json(413, { error: `the body is over ${largestBody} bytes` });
  return handle({
    method: incoming.method ?? 'GET',
    target,
    path: url.pathname,
    query: url.searchParams,
    headers: headersOf(incoming),
    contentType: incoming.headers['content-type'] ?? '',
    body,
  });
}

const headersOf = ({ headersDistinct }: IncomingMessage): Record<string, string> =>
  Object.fromEntries(
    Object.entries(headersDistinct).map(([name, values]) => [name, (values ?? []).join(', ')]),
  );

async function read(incoming: IncomingMessage): Promise<string | undefined> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of incoming) {
    const bytes = chunk as Buffer;
    length += bytes.length;
    // The rest is read and forgotten, so that the client gets to see the answer.
    if (length <= largestBody) chunks.push(bytes);
  }
  return length > largestBody ? undefined : Buffer.concat(chunks).toString('utf8');
}

function send(response: ServerResponse, result: HttpAnswer | 'drop'): void {
  if (result === 'drop') {
    response.destroy();
    return;
  }
  response.writeHead(result.status, {
    ...result.headers,
    'content-type': result.contentType,
    'content-length': Buffer.byteLength(result.body),
  });
  response.end(result.body);
}
