import { createPrivateKey, createPublicKey, type KeyObject } from 'node:crypto';

const privateForms = ['pkcs8', 'pkcs1'] as const;
const publicForms = ['spki', 'pkcs1'] as const;

/** Strips the PEM armour, if there is any: Alipay's consoles hand out bare base64, other tools PEM. */
function derOf(text: string, what: string): Buffer {
  const base64 = text.replace(/-----(BEGIN|END) [A-Z ]+-----/g, '').replace(/\s+/g, '');
  if (base64 === '') throw new Error(`${what}: it is empty`);
  if (!/^[A-Za-z0-9+/]+={0,2}$/.test(base64)) {
    throw new Error(`${what}: it is neither base64 DER nor an unencrypted PEM`);
  }
  return Buffer.from(base64, 'base64');
}

function firstThatReads<Form>(forms: readonly Form[], read: (form: Form) => KeyObject) {
  for (const form of forms) {
    try {
      return read(form);
    } catch {
      // Not this form; the last one decides. OpenSSL's own words would only confuse.
    }
  }
  return undefined;
}

const readPrivate = (key: Buffer): KeyObject | undefined =>
  firstThatReads(privateForms, (type) => createPrivateKey({ key, format: 'der', type }));

const readPublic = (key: Buffer): KeyObject | undefined =>
  firstThatReads(publicForms, (type) => createPublicKey({ key, format: 'der', type }));

function rsaOnly(key: KeyObject, what: string): KeyObject {
  if (key.asymmetricKeyType === 'rsa') return key;
  throw new Error(`${what}: it is a key of type ${key.asymmetricKeyType}, Alipay needs RSA`);
}

/**
 * Reads an RSA private key from base64 DER (PKCS#8 or PKCS#1) or PEM.
 * Throws an Error that names what is wrong and never shows the key.
 */
export function importPrivateKey(text: string): KeyObject {
  const der = derOf(text, 'private key');
  const key = readPrivate(der);
  if (key !== undefined) return rsaOnly(key, 'private key');
  if (readPublic(der) !== undefined) throw new Error('private key: it is a public key');
  throw new Error('private key: it is not a PKCS#8 or PKCS#1 key (cut off, or encrypted?)');
}

/**
 * Reads an RSA public key from base64 DER (SPKI or PKCS#1) or PEM.
 * Throws an Error that names what is wrong and never shows the key; a private key is refused,
 * because whoever configured it has mixed up the two and would leave it lying about.
 */
export function importPublicKey(text: string): KeyObject {
  const der = derOf(text, 'public key');
  if (readPrivate(der) !== undefined) throw new Error('public key: it is a private key');
  const key = readPublic(der);
  if (key !== undefined) return rsaOnly(key, 'public key');
  throw new Error('public key: it is not an SPKI or PKCS#1 key (cut off, or a certificate?)');
}
