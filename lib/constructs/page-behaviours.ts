import { Duration, Fn } from 'aws-cdk-lib';
import {
  AllowedMethods,
  type BehaviorOptions,
  CacheCookieBehavior,
  CacheHeaderBehavior,
  CachePolicy,
  CacheQueryStringBehavior,
  HeadersFrameOption,
  HeadersReferrerPolicy,
  type IOrigin,
  OriginProtocolPolicy,
  OriginRequestPolicy,
  ResponseHeadersPolicy,
  ViewerProtocolPolicy,
} from 'aws-cdk-lib/aws-cloudfront';
import { HttpOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import type { Construct } from 'constructs';
import { contentSecurityPolicy, PAGE_HEADERS } from '../../web/hosting/headers.ts';
import type { Stage } from '../stages.ts';
import type { Api } from './api.ts';

/** Headers that CloudFront has a place of their own for; the values are those of the list. */
const SECURITY_HEADERS = ['referrer-policy', 'x-content-type-options', 'x-frame-options'];

/** The headers of web/hosting, and the one that only https can give. */
export function pageHeadersPolicy(
  scope: Construct,
  stage: Stage,
  connectTo: readonly string[],
): ResponseHeadersPolicy {
  const others = Object.entries(PAGE_HEADERS).filter(([name]) => !SECURITY_HEADERS.includes(name));
  const override = true;
  return new ResponseHeadersPolicy(scope, 'Headers', {
    comment: `Kuaican ${stage.name}: what pages may do`,
    securityHeadersBehavior: {
      contentSecurityPolicy: { contentSecurityPolicy: contentSecurityPolicy(connectTo), override },
      contentTypeOptions: { override },
      frameOptions: { frameOption: HeadersFrameOption.DENY, override },
      referrerPolicy: { referrerPolicy: HeadersReferrerPolicy.NO_REFERRER, override },
      strictTransportSecurity: { accessControlMaxAge: Duration.days(365), override },
    },
    customHeadersBehavior: {
      customHeaders: others.map(([header, value]) => ({ header, value, override })),
    },
  });
}

export const pageBehaviour = (
  origin: IOrigin,
  responseHeadersPolicy: ResponseHeadersPolicy,
): BehaviorOptions => ({
  ...{ origin, responseHeadersPolicy },
  viewerProtocolPolicy: ViewerProtocolPolicy.REDIRECT_TO_HTTPS,
  allowedMethods: AllowedMethods.ALLOW_GET_HEAD,
  cachePolicy: CachePolicy.CACHING_OPTIMIZED,
  compress: true,
});

/** What anybody may read and the API lets anybody keep, for as long as it says. */
const PUBLIC = [
  ...['/v1/stores/*/menu', '/v1/stores/*/popular', '/v1/stores/*/images/*'],
  '/v1/openapi.json',
];

/** The API at the pages' own origin: public answers are kept, and nothing else for a moment. */
export function apiBehaviours(
  scope: Construct,
  stage: Stage,
  api: Api,
): Record<string, BehaviorOptions> {
  const asked: BehaviorOptions = {
    origin: new HttpOrigin(Fn.select(2, Fn.split('/', api.url)), {
      protocolPolicy: OriginProtocolPolicy.HTTPS_ONLY,
      // A payment is answered within 29 s.
      readTimeout: Duration.seconds(35),
    }),
    // Not from http to https: what was in the first request would have been read already.
    viewerProtocolPolicy: ViewerProtocolPolicy.HTTPS_ONLY,
    allowedMethods: AllowedMethods.ALLOW_ALL,
    cachePolicy: CachePolicy.CACHING_DISABLED,
    originRequestPolicy: OriginRequestPolicy.ALL_VIEWER_EXCEPT_HOST_HEADER,
    compress: true,
  };
  const cachePolicy = new CachePolicy(scope, 'PublicAnswers', {
    comment: `Kuaican ${stage.name}: as long as the API says`,
    minTtl: Duration.seconds(0),
    defaultTtl: Duration.seconds(0),
    maxTtl: Duration.days(365),
    cookieBehavior: CacheCookieBehavior.none(),
    headerBehavior: CacheHeaderBehavior.none(),
    queryStringBehavior: CacheQueryStringBehavior.all(),
    enableAcceptEncodingBrotli: true,
    enableAcceptEncodingGzip: true,
  });
  const kept = PUBLIC.map((pattern) => [pattern, { ...asked, cachePolicy }] as const);
  return { ...Object.fromEntries(kept), '/v1/*': asked };
}
