import { generateKeyPairSync } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';

/** The two key pairs of a demo merchant, base64 DER: ours, and the one that plays Alipay's side. */
export interface DemoKeys {
  readonly app_private_pkcs8_der_b64: string;
  readonly app_public_spki_der_b64: string;
  readonly alipay_side_private_pkcs8_der_b64: string;
  readonly alipay_side_public_spki_der_b64: string;
}

const FIELDS = [
  'app_private_pkcs8_der_b64',
  'app_public_spki_der_b64',
  'alipay_side_private_pkcs8_der_b64',
  'alipay_side_public_spki_der_b64',
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
  const keys = JSON.parse(readFileSync(file, 'utf8')) as Partial<DemoKeys>;
  const missing = FIELDS.find((field) => typeof keys[field] !== 'string');
  if (missing) throw new Error(`${file} has no ${missing}`);
  return keys as DemoKeys;
}

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
  };
}
