/**
 * The words with which the gateway itself refuses a call (protocol 3.12). It acted on none of them
 * but `unavailable`, which may be said after the work was done; a word that is not listed is unknown.
 */
export type GatewayError = 'configuration' | 'unavailable';

export const gatewayErrors = {
  SYSTEM_ERROR: 'unavailable',
  SESSION_TIMEOUT: 'unavailable',
  ILLEGAL_SIGN: 'configuration',
  ILLEGAL_DYN_MD5_KEY: 'configuration',
  ILLEGAL_ENCRYPT: 'configuration',
  ILLEGAL_ARGUMENT: 'configuration',
  ILLEGAL_SERVICE: 'configuration',
  ILLEGAL_USER: 'configuration',
  ILLEGAL_PARTNER: 'configuration',
  ILLEGAL_EXTERFACE: 'configuration',
  ILLEGAL_PARTNER_EXTERFACE: 'configuration',
  ILLEGAL_SECURITY_PROFILE: 'configuration',
  ILLEGAL_AGENT: 'configuration',
  ILLEGAL_SIGN_TYPE: 'configuration',
  ILLEGAL_CHARSET: 'configuration',
  ILLEGAL_CLIENT_IP: 'configuration',
  ILLEGAL_DIGEST: 'configuration',
  ILLEGAL_DIGEST_TYPE: 'configuration',
  ILLEGAL_FILE_FORMAT: 'configuration',
  ILLEGAL_ENCODING: 'configuration',
  ILLEGAL_REQUEST_REFERER: 'configuration',
  HAS_NO_PRIVILEGE: 'configuration',
  INVALID_CHARACTER_SET: 'configuration',
  ILLEGAL_TARGET_SERVICE: 'configuration',
  ILLEGAL_ACCESS_SWITCH_SYSTEM: 'configuration',
  EXTERFACE_IS_CLOSED: 'configuration',
} as const satisfies Record<string, GatewayError>;
