import { randomUUID } from 'node:crypto';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';

export interface IssuerKeys {
  readonly privateKey: JWK;
  readonly publicKeys: { readonly keys: readonly JWK[] };
}

/** RSA, as Cognito's are; made once per data folder, so that tokens outlive a restart. */
export async function issuerKeys(dataDir: string): Promise<IssuerKeys> {
  const file = path.join(dataDir, 'issuer-keys.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as IssuerKeys;
  const pair = await generateKeyPair('RS256', { extractable: true });
  const use = { kid: randomUUID(), alg: 'RS256', use: 'sig' };
  const keys = {
    privateKey: { ...(await exportJWK(pair.privateKey)), ...use },
    publicKeys: { keys: [{ ...(await exportJWK(pair.publicKey)), ...use }] },
  };
  writeFileSync(file, JSON.stringify(keys), { mode: 0o600 });
  return keys;
}
