import type { X509Certificate } from 'node:crypto';

/*
 * Two fields of a certificate that node:crypto does not tell, read from its DER. OpenSSL has parsed
 * the same bytes before, so they are well formed; whatever is not as expected counts as not found.
 */

/** sha256, sha384 and sha512WithRSAEncryption; MD5 and SHA-1 can be made to collide. */
const soundSignatures: ReadonlySet<string> = new Set([
  '2a864886f70d01010b',
  '2a864886f70d01010c',
  '2a864886f70d01010d',
]);

const tags = { bitString: 0x03, octetString: 0x04, oid: 0x06, extensions: 0xa3 } as const;
/** id-ce-keyUsage, 2.5.29.15. */
const keyUsage = '551d0f';
const digitalSignature = 0x80;

interface Element {
  readonly tag: number;
  readonly content: Buffer;
}

/** Whether its issuer signed it with a hash that holds. */
export function hasSoundSignature({ raw }: X509Certificate): boolean {
  const [, algorithm] = elementsOf(elementsOf(raw)[0]?.content);
  const [oid] = elementsOf(algorithm?.content);
  return oid?.tag === tags.oid && soundSignatures.has(oid.content.toString('hex'));
}

/** Whether it says what its key is for, and signatures are not among that. */
export function mayNotSign({ raw }: X509Certificate): boolean {
  const [certificate] = elementsOf(raw);
  const [body] = elementsOf(certificate?.content);
  const extensions = elementsOf(body?.content).find(({ tag }) => tag === tags.extensions);
  const [list] = elementsOf(extensions?.content);
  for (const extension of elementsOf(list?.content)) {
    const [oid, ...rest] = elementsOf(extension.content);
    if (oid?.content.toString('hex') !== keyUsage) continue;
    const [bits] = elementsOf(rest.find(({ tag }) => tag === tags.octetString)?.content);
    // The first byte counts the unused bits.
    const flags = bits?.tag === tags.bitString ? (bits.content[1] ?? 0) : 0;
    return (flags & digitalSignature) === 0;
  }
  return false;
}

/** The elements that follow one another here; none after one that does not fit. */
function elementsOf(der: Buffer | undefined): Element[] {
  const elements: Element[] = [];
  let at = 0;
  while (der !== undefined && at + 2 <= der.length) {
    const tag = der[at] ?? 0;
    const first = der[at + 1] ?? 0;
    const lengthBytes = first < 0x80 ? 0 : first & 0x7f;
    const start = at + 2 + lengthBytes;
    if (lengthBytes > 4 || start > der.length) return elements;
    const length = lengthBytes === 0 ? first : der.readUIntBE(at + 2, lengthBytes);
    if (first === 0x80 || start + length > der.length) return elements;
    elements.push({ tag, content: der.subarray(start, start + length) });
    at = start + length;
  }
  return elements;
}
