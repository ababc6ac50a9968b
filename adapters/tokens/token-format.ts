/** Our own tokens: JWT access tokens (RFC 9068), signed with ES256, and nothing else is accepted. */
export const TOKEN_FORMAT = {
  algorithm: 'ES256',
  typ: 'at+jwt',
  issuer: 'https://kuaican.dev',
  audience: 'kuaican-api',
} as const;
