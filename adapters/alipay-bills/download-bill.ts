export interface BillSource {
  /** Where Alipay says the file is. */
  readonly url: string;
  /** The gateway that said so. */
  readonly endpoint: string;
}

export interface DownloadLimits {
  readonly timeoutMs: number;
  readonly maxBytes: number;
}

/** Why there is no file; for people and logs, so it holds nothing of the address but its host. */
export type DownloadFault =
  | 'not-alipays'
  | `http-${number}`
  | 'no-zip'
  | 'too-large'
  | 'timeout'
  | 'network';

export type Downloaded =
  | { readonly kind: 'zip'; readonly bytes: Uint8Array }
  | { readonly kind: 'fault'; readonly reason: DownloadFault };

/** For as long as the address is good (protocol 2.15), and no larger than what is unpacked. */
const LIMITS: DownloadLimits = { timeoutMs: 30_000, maxBytes: 64 * 1024 * 1024 };

const ALIPAY = ['alipay.com', 'alipaydev.com'] as const;
const LOOPBACK = ['127.0.0.1', '[::1]', 'localhost'];
/** How a ZIP file begins, and one without an entry. */
const ZIP = ['504b0304', '504b0506'];

class Refused extends Error {
  readonly reason: DownloadFault;
  constructor(reason: DownloadFault) {
    super(reason);
    this.reason = reason;
  }
}

/** Fetches a bill whole, from Alipay's own hosts alone. The address lets anybody fetch it, so nothing repeats it. */
export async function downloadBill(
  { url, endpoint }: BillSource,
  limits: DownloadLimits = LIMITS,
): Promise<Downloaded> {
  const address = addressOf(url, endpoint);
  if (!address) return fault('not-alipays');
  const signal = AbortSignal.timeout(limits.timeoutMs);
  try {
    // A redirect could lead to any host.
    const response = await fetch(address, { redirect: 'error', signal });
    if (!response.ok || !response.body) {
      await response.body?.cancel();
      return fault(`http-${response.status}`);
    }
    return { kind: 'zip', bytes: await zipOf(response.body, limits.maxBytes) };
  } catch (error) {
    if (error instanceof Refused) return fault(error.reason);
    return fault(signal.aborted ? 'timeout' : 'network');
  }
}

const fault = (reason: DownloadFault): Downloaded => ({ kind: 'fault', reason });

/** A gateway names addresses of its own family. Alipay's hosts speak https, whatever it says. */
function addressOf(text: string, endpoint: string): URL | undefined {
  const url = new URL(text);
  const family = familyOf(url.hostname);
  if (family !== familyOf(new URL(endpoint).hostname)) return undefined;
  if (family !== 'loopback') url.protocol = 'https:';
  return url;
}

/** Alipay's own hosts are one family, this machine is another, any other host stands for itself. */
function familyOf(hostname: string): string {
  if (LOOPBACK.includes(hostname)) return 'loopback';
  const isAlipays = ALIPAY.some((name) => hostname === name || hostname.endsWith(`.${name}`));
  return isAlipays ? 'alipay' : hostname;
}

/** Ends what is too large, or no ZIP file (a page of an error for instance), as soon as that shows. */
async function zipOf(body: AsyncIterable<Uint8Array>, maxBytes: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of body) {
    size += chunk.length;
    if (size > maxBytes) throw new Refused('too-large');
    chunks.push(chunk);
  }
  const bytes = Buffer.concat(chunks);
  if (!ZIP.includes(bytes.subarray(0, 4).toString('hex'))) throw new Refused('no-zip');
  return bytes;
}
