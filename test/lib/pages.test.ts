import { readdirSync } from 'node:fs';
import path from 'node:path';
import type { App } from 'aws-cdk-lib';
import { Template } from 'aws-cdk-lib/assertions';
import { describe, expect, test } from 'vitest';
import { siteOf } from '../../lib/site.ts';
import { NOT_FOUND_PAGE } from '../../web/hosting/not-found.ts';
import { functionsOf, type Properties, readable, resourcesOf, stackOf } from './support.ts';

const only = (type: string): Properties => [...resourcesOf('production', type).values()][0] ?? {};
const distribution = (): Properties =>
  only('AWS::CloudFront::Distribution')['DistributionConfig'] ?? {};
const CACHING_DISABLED = '4135ea2d-6df8-44a3-9df3-4b5a84be39ad';
const ALL_BUT_HOST = 'b689b0a8-53d0-40ab-baf2-68738e2966ac';

describe('the pages', () => {
  test('are files that CloudFront alone reads', () => {
    const { Origins } = distribution();
    const [files] = Origins.filter((origin: Properties) => origin['S3OriginConfig']);
    expect(readable(files.DomainName)).toBe('PagesBucket.RegionalDomainName');
    expect(files.OriginAccessControlId).toBeDefined();
    const policy = [...resourcesOf('production', 'AWS::S3::BucketPolicy').values()].find((one) =>
      readable(one['Bucket']).startsWith('PagesBucket'),
    );
    const allowed = policy?.['PolicyDocument'].Statement.filter(
      ({ Effect }: Properties) => Effect === 'Allow',
    );
    expect(allowed).toEqual([
      expect.objectContaining({
        Action: 's3:GetObject',
        Principal: { Service: 'cloudfront.amazonaws.com' },
        Condition: { StringEquals: { 'AWS:SourceArn': expect.anything() } },
      }),
    ]);
  });

  test('come over HTTP/2 and 3, encrypted, with the headers that the local server sends', () => {
    const { DefaultCacheBehavior, HttpVersion } = distribution();
    expect(HttpVersion).toBe('http2and3');
    expect(DefaultCacheBehavior).toMatchObject({
      ViewerProtocolPolicy: 'redirect-to-https',
      AllowedMethods: ['GET', 'HEAD'],
      Compress: true,
    });
    const headers = only('AWS::CloudFront::ResponseHeadersPolicy')['ResponseHeadersPolicyConfig'];
    const { ContentSecurityPolicy, StrictTransportSecurity } = headers.SecurityHeadersConfig;
    const policy = readable(ContentSecurityPolicy.ContentSecurityPolicy);
    expect(policy).toContain(
      "connect-src 'self' https://cognito-idp.AWS::Region.amazonaws.com https://kuaican-production-AWS::AccountId.auth.AWS::Region.amazoncognito.com;",
    );
    expect(policy).not.toContain('unsafe');
    expect(StrictTransportSecurity.AccessControlMaxAgeSec).toBe(31_536_000);
    const names = headers.CustomHeadersConfig.Items.map((item: Properties) => item['Header']);
    expect(names).toContain('permissions-policy');
    expect(names).toContain('cross-origin-opener-policy');
  });

  test('are published after their scripts, which are kept for good and never removed', () => {
    const copies = [...resourcesOf('production', 'Custom::CDKBucketDeployment').values()];
    const [scripts, pages] = ['assets', undefined].map((prefix) =>
      copies.find((copy) => copy['DestinationBucketKeyPrefix'] === prefix),
    );
    expect(scripts?.['SystemMetadata']['cache-control']).toContain('immutable');
    expect(pages?.['SystemMetadata']['cache-control']).toBe('no-cache');
    expect([scripts?.['Prune'], pages?.['Prune']]).toEqual([false, false]);
  });

  test('leave the simulated wallet at home', () => {
    const { directory } = (stackOf('sandbox').node.root as App).synth();
    const files = readdirSync(directory, { recursive: true, encoding: 'utf8' });
    expect(files.filter((file) => file.endsWith('kiosk-1.js'))).toHaveLength(1);
    expect(files.filter((file) => path.basename(file).startsWith('wallet'))).toEqual([]);
  });
});

describe('the API at the origin of the pages', () => {
  const behaviour = (pattern: string): Properties =>
    distribution()['CacheBehaviors'].find((one: Properties) => one['PathPattern'] === pattern);

  test('is never kept, and hears all that was asked but the name of the host', () => {
    expect(behaviour('/v1/*')).toMatchObject({
      CachePolicyId: CACHING_DISABLED,
      OriginRequestPolicyId: ALL_BUT_HOST,
      ViewerProtocolPolicy: 'https-only',
      AllowedMethods: expect.arrayContaining(['POST', 'PUT', 'PATCH', 'DELETE']),
    });
  });

  test('is kept where anybody may read it, as long as it says and no longer', () => {
    const { MinTTL, DefaultTTL, ParametersInCacheKeyAndForwardedToOrigin } = only(
      'AWS::CloudFront::CachePolicy',
    )['CachePolicyConfig'];
    expect([MinTTL, DefaultTTL]).toEqual([0, 0]);
    expect(ParametersInCacheKeyAndForwardedToOrigin.QueryStringsConfig).toEqual({
      QueryStringBehavior: 'all',
    });
    const patterns = distribution()['CacheBehaviors'].map((one: Properties) => one['PathPattern']);
    expect(patterns).toEqual([
      ...[
        '/v1/stores/*/menu',
        '/v1/stores/*/popular',
        '/v1/stores/*/images/*',
        '/v1/openapi.json',
        '/v1/*',
      ],
    ]);
  });

  test('tells who asks what it refuses, and nobody what it refused others', () => {
    const errors: Properties[] = distribution()['CustomErrorResponses'];
    expect(errors.map((error) => error['ErrorCode'])).toEqual(expect.arrayContaining([403, 404]));
    for (const error of errors) {
      expect(error['ErrorCachingMinTTL']).toBe(0);
      expect(error['ResponsePagePath']).toBeUndefined();
    }
  });
});

describe('the edge', () => {
  const answer = (uri: string): Properties => {
    const code = String(only('AWS::CloudFront::Function')['FunctionCode']);
    const handler = new Function(`${code}; return handler;`)() as (event: object) => Properties;
    return handler({ request: { uri, method: 'GET', headers: {} } });
  };

  test('finds the file of an address', () => {
    expect(answer('/kiosk')).toMatchObject({ uri: '/kiosk/index.html' });
    expect(answer('/t/token')).toMatchObject({ uri: '/table/index.html' });
    expect(answer('/assets/kiosk-1.js')).toMatchObject({ uri: '/assets/kiosk-1.js' });
  });

  test('says in a page that there is none', () => {
    expect(answer('/wallet/')).toMatchObject({ statusCode: 404, body: NOT_FOUND_PAGE });
  });

  test('runs no more than CloudFront lets it', () => {
    const code = String(only('AWS::CloudFront::Function')['FunctionCode']);
    expect(code.length).toBeLessThan(10_000);
    // Its JavaScript knows neither modules nor destructuring.
    expect(code).not.toMatch(/\b(import|export)\b|\b(const|let|var) [[{]|\?\?|\?\./);
  });
});

describe('the name of the pages', () => {
  const certificateArn = 'arn:aws:acm:us-east-1:123456789012:certificate/0a-1b';

  test('is where guests, receipts and merchants are sent', () => {
    const { tables, receipts } = Object.fromEntries(functionsOf('production'));
    for (const fn of [tables, receipts]) {
      const url = readable(fn?.['Environment'].Variables.PUBLIC_URL);
      expect(url).toBe('https://PagesDistribution.DomainName');
    }
    const [callback] = only('AWS::Cognito::UserPoolClient')['CallbackURLs'];
    expect(readable(callback)).toBe('https://PagesDistribution.DomainName/signed-in');
  });

  test('may be our own, with a certificate and no old TLS', () => {
    const context = { siteDomain: 'pay.example.com', siteCertificateArn: certificateArn };
    const template = Template.fromStack(stackOf('production', context));
    template.hasResourceProperties('AWS::CloudFront::Distribution', {
      DistributionConfig: {
        Aliases: ['pay.example.com'],
        ViewerCertificate: {
          AcmCertificateArn: certificateArn,
          MinimumProtocolVersion: 'TLSv1.2_2021',
        },
      },
    });
    template.hasResourceProperties('AWS::Cognito::UserPoolClient', {
      CallbackURLs: ['https://pay.example.com/signed-in'],
    });
  });

  test.each([
    ['https://pay.example.com', certificateArn, 'is no name like'],
    ['pay.example.com', undefined, 'certificate in us-east-1'],
    ['pay.example.com', certificateArn.replace('us-east-1', 'eu-west-1'), 'us-east-1'],
  ])('is refused where it is half given: %s', (domain, arn, why) => {
    expect(() => siteOf(domain, arn)).toThrow(why);
  });
});
