import { unzipSync } from 'fflate';

/** A day of a very large merchant is some tens of megabytes of text. */
const LIMITS = { zipBytes: 64 * 1024 * 1024, textBytes: 256 * 1024 * 1024, entries: 16 };

export type UnzipFault = 'no-zip' | 'too-large' | 'too-many-files' | 'no-detail-file';

export type Unzipped =
  | { readonly kind: 'detail'; readonly bytes: Uint8Array }
  | { readonly kind: 'fault'; readonly reason: UnzipFault };

/** `<account>_<yyyymmdd>_业务明细.csv`, and not the summary beside it. */
const DETAIL = /_业务明细\.csv$/;

class Refused extends Error {
  readonly reason: UnzipFault;
  constructor(reason: UnzipFault) {
    super(reason);
    this.reason = reason;
  }
}

/**
 * The detail file of a bill as Alipay packs it. Sizes are judged before anything is unpacked, and
 * what says less than it holds is cut there and then fails its totals.
 */
export function unzipBill(zip: Uint8Array, limits: Readonly<typeof LIMITS> = LIMITS): Unzipped {
  if (zip.length > limits.zipBytes) return fault('too-large');
  let entries = 0;
  let details = 0;
  try {
    const files = unzipSync(zip, {
      filter: ({ name, originalSize }) => {
        entries += 1;
        if (entries > limits.entries) throw new Refused('too-many-files');
        if (!DETAIL.test(nameIn(name))) return false;
        details += 1;
        if (details > 1) throw new Refused('no-detail-file');
        if (originalSize > limits.textBytes) throw new Refused('too-large');
        return true;
      },
    });
    const [bytes] = Object.values(files);
    return bytes ? { kind: 'detail', bytes } : fault('no-detail-file');
  } catch (error) {
    return fault(error instanceof Refused ? error.reason : 'no-zip');
  }
}

const fault = (reason: UnzipFault): Unzipped => ({ kind: 'fault', reason });

/** Names are GBK without the flag of UTF-8, so that readers take each byte for a character. */
const nameIn = (name: string): string =>
  /^[\0-\xff]*$/.test(name)
    ? new TextDecoder('gb18030').decode(Uint8Array.from(name, (c) => c.charCodeAt(0)))
    : name;
