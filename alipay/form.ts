export type FormFault = 'too-large' | 'malformed' | 'duplicate-parameter' | 'charset';

const maxBytes = 64 * 1024;
const utf8 = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true });

/**
 * Decodes a form body (at most 64 KiB, UTF-8), each name and value exactly once, `+` as a space, values
 * untrimmed. A name that occurs twice is a fault: which of the two was signed would be a guess.
 */
export function decodeForm(rawBody: Buffer | string): Map<string, string> | FormFault {
  if (Buffer.byteLength(rawBody) > maxBytes) return 'too-large';
  const body = typeof rawBody === 'string' ? rawBody : decodedUtf8(rawBody);
  if (body === undefined) return 'charset';
  const form = new Map<string, string>();
  for (const pair of body.replaceAll('+', ' ').split('&')) {
    const equals = pair.indexOf('=');
    if (equals < 1) return 'malformed';
    const name = decodedOnce(pair.slice(0, equals));
    const value = decodedOnce(pair.slice(equals + 1));
    if (name === undefined || value === undefined) return faultOf(pair);
    if (form.has(name)) return 'duplicate-parameter';
    form.set(name, value);
  }
  const charset = form.get('charset');
  return charset === undefined || charset.toLowerCase() === 'utf-8' ? form : 'charset';
}

function decodedUtf8(bytes: Buffer): string | undefined {
  try {
    return utf8.decode(bytes);
  } catch {
    return undefined;
  }
}

function decodedOnce(text: string): string | undefined {
  // Most names and values are plain, and decodeURIComponent is slow to find that out.
  if (!text.includes('%')) return text;
  try {
    return decodeURIComponent(text);
  } catch {
    return undefined;
  }
}

/** Whether the percent signs are wrong, or well formed and not UTF-8. */
const faultOf = (pair: string): FormFault =>
  /%(?![0-9A-Fa-f]{2})/.test(pair) ? 'malformed' : 'charset';
