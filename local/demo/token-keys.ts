import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { TOKEN_FORMAT } from '../../adapters/tokens/token-format.ts';

export interface TokenKeyPair {
  readonly privateKey: JWK;
  /** The value of the secret `token-keys`. */
  readonly publicKeys: { readonly keys: readonly JWK[] };
}

/** The key pair that signs the demo's tokens, made once per data folder. */
export async function demoTokenKeys(dataDir: string): Promise<TokenKeyPair> {
  const file = path.join(dataDir, 'demo-token-keys.json');
  if (existsSync(file)) return JSON.parse(readFileSync(file, 'utf8')) as TokenKeyPair;
  const pair = await newTokenKeys('demo');
  writeFileSync(file, JSON.stringify(pair, undefined, 2), { mode: 0o600 });
  return pair;
}

async function newTokenKeys(kid: string): Promise<TokenKeyPair> {
  const alg = TOKEN_FORMAT.algorithm;
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const use = { kid, alg, use: 'sig' };
  return {
    privateKey: { ...(await exportJWK(privateKey)), ...use },
    publicKeys: { keys: [{ ...(await exportJWK(publicKey)), ...use }] },
  };
}
