import { formatChinaTime } from '../china-time.ts';
import type { SignedRequest } from '../gateway-protocol.ts';
import { canonicalText } from '../signing/canonical.ts';
import { sign } from '../signing/rsa.ts';
import type { OpenPlatformCredentials } from './credentials.ts';

type Params = Readonly<Record<string, string>>;

export interface RequestContext {
  /** Milliseconds since the epoch. */
  readonly now: number;
  /** Where Alipay sends the payment notification; without it there is none. */
  readonly notifyUrl?: string | undefined;
}

/** Builds the request for a method whose business parameters travel as `biz_content`. */
export function buildRequest(
  credentials: OpenPlatformCredentials,
  method: string,
  bizContent: object,
  context: RequestContext,
): SignedRequest {
  const common = commonParams(credentials, method, context);
  return signRequest(credentials, common, { biz_content: JSON.stringify(bizContent) });
}

/** What every request carries (protocol 2.2). */
export function commonParams(
  { appId, signType, certificates }: OpenPlatformCredentials,
  method: string,
  { now, notifyUrl }: RequestContext,
): Params {
  return {
    app_id: appId,
    method,
    format: 'JSON',
    charset: 'utf-8',
    sign_type: signType,
    timestamp: formatChinaTime(now),
    version: '1.0',
    notify_url: notifyUrl ?? '',
    app_cert_sn: certificates?.appCertSn ?? '',
    alipay_root_cert_sn: certificates?.alipayRootCertSn ?? '',
  };
}

/**
 * Signs common parameters (sent in the URL, where Alipay looks for `charset`) and business parameters
 * (sent as the form body). Empty ones are neither signed nor sent: Alipay's own SDKs disagree about
 * them, and agree once there are none. Throws an Error for a name that is in both.
 */
export function signRequest(
  credentials: OpenPlatformCredentials,
  common: Params,
  business: Params,
): SignedRequest {
  const query = filled(common);
  const body = filled(business);
  const twice = body.find(([name]) => Object.hasOwn(common, name));
  if (twice !== undefined) throw new Error(`a parameter occurs twice: ${twice[0]}`);
  const signature = sign(
    credentials.signType,
    credentials.privateKey,
    canonicalText([...query, ...body]),
  );
  return {
    url: `${credentials.endpoint}?${encoded([...query, ['sign', signature]])}`,
    body: encoded(body),
    headers: { 'content-type': 'application/x-www-form-urlencoded;charset=utf-8' },
  };
}

const filled = (params: Params): [string, string][] =>
  Object.entries(params).filter(([, value]) => value !== '');

const encoded = (params: readonly (readonly [string, string])[]): string =>
  params.map(([key, value]) => `${key}=${encodeURIComponent(value)}`).join('&');
