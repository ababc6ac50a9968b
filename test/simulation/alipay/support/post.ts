import type { HttpAnswer, HttpRequest } from '../../../../adapters/alipay-http/post.ts';

type Receive = (request: { url: string; body: string }) => string;

const servers = new Map<string, Receive>();

/** From now on requests to this address go to that server. */
export function listen(address: string, receive: Receive): void {
  servers.set(address, receive);
}

/** In place of the adapter's own `post`: no network, and no waiting. */
export async function post({ url, body }: HttpRequest): Promise<HttpAnswer> {
  const receive = servers.get(url.split('?', 1)[0] ?? '');
  if (receive === undefined) throw new Error(`nobody listens at ${url}`);
  return { status: 200, body: Buffer.from(receive({ url, body })) };
}
