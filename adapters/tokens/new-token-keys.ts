import { exportJWK, generateKeyPair, type JWK } from 'jose';
import { TOKEN_FORMAT } from './token-format.ts';

export interface TokenKeyPair {
  readonly privateKey: JWK;
  /** The value of the secret `token-keys`. */
  readonly publicKeys: { readonly keys: readonly JWK[] };
}

/** A fresh pair to sign tokens with. @param kid tells it from the keys before and after it. */
export async function newTokenKeys(kid: string): Promise<TokenKeyPair> {
  const alg = TOKEN_FORMAT.algorithm;
  const { privateKey, publicKey } = await generateKeyPair(alg, { extractable: true });
  const use = { kid, alg, use: 'sig' };
  return {
    privateKey: { ...(await exportJWK(privateKey)), ...use },
    publicKeys: { keys: [{ ...(await exportJWK(publicKey)), ...use }] },
  };
}
