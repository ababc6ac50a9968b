import { createWriteStream } from 'node:fs';
import { rename, rm } from 'node:fs/promises';
import { Transform } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import type { ReadableStream } from 'node:stream/web';
import { networkCode } from '../../adapters/alipay-http/network-code.ts';

/** For as long as the address is good (protocol 2.15). */
const TIMEOUT_MS = 30_000;
const MAX_BYTES = 200 * 1024 * 1024;

const ALIPAY = ['alipay.com', 'alipaydev.com'] as const;
const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost'];
/** How a ZIP file begins, and one without an entry. */
const ZIP = ['504b0304', '504b0506'];

export interface BillSource {
  /** Where Alipay says the file is. */
  readonly url: string;
  /** The gateway that said so. */
  readonly endpoint: string;
}

export interface Limits {
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

/**
 * Fetches a bill into a file that is there whole or not at all, and that only its owner can read;
 * answers its size in bytes. The address lets anybody fetch the bill, so no error repeats it.
 * @throws Error saying what was wrong; the file is then what it was.
 */
export async function downloadBill(
  { url, endpoint }: BillSource,
  out: string,
  { timeoutMs, maxBytes }: Limits = { timeoutMs: TIMEOUT_MS, maxBytes: MAX_BYTES },
): Promise<number> {
  const { hostname } = new URL(url);
  if (familyOf(hostname) !== familyOf(new URL(endpoint).hostname)) {
    throw new Error(`The bill is said to be at ${hostname}, which is not Alipay's: not fetched.`);
  }
  const signal = AbortSignal.timeout(timeoutMs);
  const part = `${out}.${process.pid}.part`;
  try {
    // A redirect could lead to any host.
    const response = await fetch(url, { redirect: 'error', signal });
    if (!response.ok || !response.body) {
      throw new Error(`The bill cannot be fetched: HTTP ${response.status}.`);
    }
    const gauge = zipOfAtMost(maxBytes);
    const file = createWriteStream(part, { flags: 'wx', mode: 0o600, flush: true });
    await pipeline(response.body as ReadableStream, gauge.stream, file, { signal });
    await rename(part, out);
    return gauge.bytes();
  } catch (error) {
    await rm(part, { force: true });
    if (signal.aborted) throw new Error(`The bill did not come within ${timeoutMs / 1_000} s.`);
    // What `fetch` says of the network, or of a redirect, stands in the cause.
    if (!(error instanceof TypeError)) throw error;
    throw new Error(`The bill cannot be fetched (${networkCode(error.cause)}).`);
  }
}

/** Alipay's own hosts are one family, this machine is another, any other host stands for itself. */
function familyOf(hostname: string): string {
  if (LOOPBACK.includes(hostname)) return 'loopback';
  const isAlipays = ALIPAY.some((name) => hostname === name || hostname.endsWith(`.${name}`));
  return isAlipays ? 'alipay' : hostname;
}

/** Lets a ZIP file through and ends anything else, a page of an error for instance. */
function zipOfAtMost(maxBytes: number): { readonly stream: Transform; bytes(): number } {
  let bytes = 0;
  let head = Buffer.alloc(0);
  const fault = (): Error | undefined => {
    if (bytes > maxBytes) return new Error(`The bill is larger than ${maxBytes} bytes.`);
    const wrong = head.length === 4 && !ZIP.includes(head.toString('hex'));
    return wrong ? new Error('What came is no ZIP file.') : undefined;
  };
  const stream = new Transform({
    transform(chunk: Buffer, _encoding, done) {
      bytes += chunk.length;
      head = Buffer.concat([head, chunk.subarray(0, 4 - head.length)]);
      const error = fault();
      if (error) done(error);
      else done(null, chunk);
    },
    flush(done) {
      done(head.length < 4 ? new Error('What came is no ZIP file.') : null);
    },
  });
  return { stream, bytes: () => bytes };
}
