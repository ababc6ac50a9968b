import { formatChinaTime } from '../china-time.ts';
import { canonicalText } from '../signing/canonical.ts';
import { sign } from '../signing/rsa.ts';
import type { OpenPlatformCredentials } from './credentials.ts';

/** A POST that is ready to send. */
export interface SignedRequest {
  readonly url: string;
  readonly body: string;
  readonly headers: Readonly<Record<string, string>>;
}

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
  { now, notifyUrl }: RequestContext,
): SignedRequest {
  const common = {
    app_id: credentials.appId,
    method,
    format: 'JSON',
    charset: 'utf-8',
    sign_type: credentials.signType,
    timestamp: formatChinaTime(now),
    version: '1.0',
    notify_url: notifyUrl ?? '',
  };
  return signRequest(credentials, common, { biz_content: JSON.stringify(bizContent) });
}

/**
 * Signs common parameters (sent in the URL, where Alipay looks for `charset`) and business parameters
 * (sent as the form body). Empty ones are neither signed nor sent: Alipay's own SDKs disagree about
 * them, and agree once there are none.
 */
export function signRequest(
  credentials: OpenPlatformCredentials,
  common: Params,
  business: Params,
): SignedRequest {
  const query = filled(common);
  const body = filled(business);
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
