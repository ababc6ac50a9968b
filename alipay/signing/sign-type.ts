/** Alipay's names of its RSA signatures (both PKCS#1 v1.5) and the digest node:crypto calls each by. */
export const digestOf = {
  RSA2: 'sha256',
  RSA: 'sha1',
} as const;

export type SignType = keyof typeof digestOf;
