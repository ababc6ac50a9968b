import type { SignedRequest } from '../gateway-protocol.ts';
import { canonicalText } from '../signing/canonical.ts';
import type { GlobalCredentials } from './credentials.ts';
import { signatureOf } from './signature.ts';

export type RequestParams = Readonly<Record<string, string>>;

const inputCharset = 'UTF-8';

/** Builds the request for a service (protocol 3.1, 3.2) out of its own parameters. */
export function serviceRequest(
  credentials: GlobalCredentials,
  service: string,
  params: RequestParams,
): SignedRequest {
  return signRequest(credentials, {
    service,
    partner: credentials.partner,
    _input_charset: inputCharset,
    ...params,
  });
}

/**
 * Signs the parameters, without `sign` and `sign_type` (protocol 3.2, unlike the Open Platform), and
 * puts them into a POST form; `_input_charset` is signed too but sent in the URL, where the gateway
 * looks for it before it reads the body. Empty ones are neither signed nor sent.
 */
export function signRequest(credentials: GlobalCredentials, params: RequestParams): SignedRequest {
  const signed = Object.entries(params).filter(
    ([name, value]) => value !== '' && name !== 'sign' && name !== 'sign_type',
  );
  const signature = signatureOf(credentials, canonicalText(signed));
  const form = signed.filter(([name]) => name !== '_input_charset');
  return {
    url: `${credentials.endpoint}?_input_charset=${inputCharset}`,
    body: encoded([...form, ['sign', signature], ['sign_type', credentials.signType]]),
    headers: { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' },
  };
}

const encoded = (params: readonly (readonly [string, string])[]): string =>
  params.map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('&');
