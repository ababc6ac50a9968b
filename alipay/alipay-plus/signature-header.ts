/** Why a `signature` header is none that we accept. */
export type HeaderFault = 'malformed-signature' | 'algorithm';

// An RSA-4096 signature, every character percent-encoded, is 2052 characters long.
const maxLength = 2400;

/** The value of the `signature` header; the base64 text is URL-encoded (protocol 4.2). */
export function formatSignatureHeader(keyVersion: number, signatureBase64: string): string {
  const signature = encodeURIComponent(signatureBase64);
  return `algorithm=RSA256,keyVersion=${keyVersion},signature=${signature}`;
}

/**
 * The signature inside a `signature` header, as base64. Parameters are comma separated, in any order,
 * with or without spaces. Only RSA256 is accepted, and a parameter that occurs twice is a fault: which
 * of the two counts would be a guess. The key version is not read: our own keys decide.
 */
export function parseSignatureHeader(header: string): { signature: string } | HeaderFault {
  if (header.length > maxLength) return 'malformed-signature';
  const parameters = new Map<string, string>();
  for (const parameter of header.split(',')) {
    const equals = parameter.indexOf('=');
    const name = parameter.slice(0, Math.max(equals, 0)).trim();
    if (name === '' || parameters.has(name)) return 'malformed-signature';
    parameters.set(name, parameter.slice(equals + 1).trim());
  }
  if (parameters.get('algorithm') !== 'RSA256') return 'algorithm';
  const signature = asBase64(parameters.get('signature') ?? '');
  return signature === undefined ? 'malformed-signature' : { signature };
}

/**
 * One spelling out of the several that are seen: percent-encoded or not, with a plus that an eager
 * decoder turned into a space, in the URL alphabet without padding.
 */
function asBase64(value: string): string | undefined {
  const decoded = percentDecoded(value);
  if (!decoded) return undefined;
  const standard = decoded.replaceAll(' ', '+').replaceAll('-', '+').replaceAll('_', '/');
  const bare = standard.replace(/={1,2}$/, '');
  return /^[A-Za-z0-9+/]+$/.test(bare)
    ? bare.padEnd(Math.ceil(bare.length / 4) * 4, '=')
    : undefined;
}

function percentDecoded(value: string): string | undefined {
  if (!value.includes('%')) return value;
  try {
    return decodeURIComponent(value);
  } catch {
    return undefined;
  }
}
