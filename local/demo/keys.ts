import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The keys of the demo's merchants: two key pairs, base64 DER, ours and Alipay's side; and an MD5 key. */
export interface DemoKeys {
  readonly app_private_pkcs8_der_b64: string;
  readonly app_public_spki_der_b64: string;
  readonly alipay_side_private_pkcs8_der_b64: string;
  readonly alipay_side_public_spki_der_b64: string;
  /** 32 letters and digits. */
  readonly md5_key: string;
}

const FIELDS = [
  'app_private_pkcs8_der_b64',
  'app_public_spki_der_b64',
  'alipay_side_private_pkcs8_der_b64',
  'alipay_side_public_spki_der_b64',
  'md5_key',
] as const satisfies readonly (keyof DemoKeys)[];

/**
 * From the file that KUAICAN_DEMO_KEYS names, or made once per data folder.
 * @throws Error naming the field that the file lacks.
 */
export function demoKeys(dataDir: string, given: string | undefined): DemoKeys {
  const kept = path.join(dataDir, 'demo-keys.json');
  const file = given ?? kept;
  if (given === undefined && !existsSync(kept)) {
    writeFileSync(kept, JSON.stringify(generate(), undefined, 2), { mode: 0o600 });
  }
  const read = JSON.parse(readFileSync(file, 'utf8')) as Partial<DemoKeys>;
  // A folder of an older version has no MD5 key yet.
  const keys = given === undefined ? completed(kept, read) : read;
  const missing = FIELDS.find((field) => typeof keys[field] !== 'string');
  if (missing) throw new Error(`${file} has no ${missing}`);
  return keys as DemoKeys;
}

function completed(file: string, keys: Partial<DemoKeys>): Partial<DemoKeys> {
  if (keys.md5_key !== undefined) return keys;
  const all = { ...keys, md5_key: newMd5Key() };
  writeFileSync(file, JSON.stringify(all, undefined, 2), { mode: 0o600 });
  return all;
}

const newMd5Key = (): string => randomBytes(16).toString('hex');

function generate(): DemoKeys {
  const pair = () =>
    generateKeyPairSync('rsa', {
      modulusLength: 2048,
      privateKeyEncoding: { format: 'der', type: 'pkcs8' },
      publicKeyEncoding: { format: 'der', type: 'spki' },
    });
  const app = pair();
  const alipay = pair();
  return {
    app_private_pkcs8_der_b64: app.privateKey.toString('base64'),
    app_public_spki_der_b64: app.publicKey.toString('base64'),
    alipay_side_private_pkcs8_der_b64: alipay.privateKey.toString('base64'),
    alipay_side_public_spki_der_b64: alipay.publicKey.toString('base64'),
    md5_key: newMd5Key(),
  };
}
