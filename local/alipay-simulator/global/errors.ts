/** The words of a request that the gateway refused (protocol 3.12): `is_success` is F. */
export type GatewayError =
  | 'ILLEGAL_PARTNER'
  | 'INVALID_CHARACTER_SET'
  | 'ILLEGAL_SERVICE'
  | 'ILLEGAL_SIGN_TYPE'
  | 'ILLEGAL_SIGN'
  | 'ILLEGAL_ARGUMENT';
