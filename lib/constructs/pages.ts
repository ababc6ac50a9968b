import { CfnOutput, Duration, RemovalPolicy, Validations } from 'aws-cdk-lib';
import { Certificate } from 'aws-cdk-lib/aws-certificatemanager';
import {
  Distribution,
  type DistributionProps,
  FunctionEventType,
  HttpVersion,
  PriceClass,
  SecurityPolicyProtocol,
} from 'aws-cdk-lib/aws-cloudfront';
import { S3BucketOrigin } from 'aws-cdk-lib/aws-cloudfront-origins';
import { BlockPublicAccess, Bucket, BucketEncryption, type IBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Site } from '../site.ts';
import type { Stage } from '../stages.ts';
import type { Api } from './api.ts';
import { edgeFunction } from './edge-function.ts';
import { apiBehaviours, pageBehaviour, pageHeadersPolicy } from './page-behaviours.ts';
import { PageFiles } from './page-files.ts';

/** Else CloudFront keeps what the API refuses for ten seconds, and tells it to others. */
const ERRORS = [400, 403, 404, 405, 414, 416, 500, 501, 502, 503, 504];

export interface PagesProps {
  readonly stage: Stage;
  readonly api: Api;
  readonly site: Site | undefined;
  /** Origins that pages ask besides their own: whoever signs merchants in. */
  readonly connectTo: readonly string[];
}

/** The screens, as files behind CloudFront, at one origin with the API that they call. */
export class Pages extends Construct {
  /** Like https://pay.example.com, without a slash at the end. */
  readonly origin: string;
  readonly #bucket: IBucket;
  readonly #stage: Stage;

  constructor(scope: Construct, id: string, { stage, api, site, connectTo }: PagesProps) {
    super(scope, id);
    this.#stage = stage;
    this.#bucket = bucketOf(this);
    const headers = pageHeadersPolicy(this, stage, connectTo);
    const distribution = new Distribution(this, 'Distribution', {
      comment: `Kuaican ${stage.name}: pages, and the API they call`,
      httpVersion: HttpVersion.HTTP2_AND_3,
      // China is served from its neighbours, which the cheaper classes leave out.
      priceClass: PriceClass.PRICE_CLASS_ALL,
      defaultBehavior: {
        ...pageBehaviour(S3BucketOrigin.withOriginAccessControl(this.#bucket), headers),
        functionAssociations: [
          { eventType: FunctionEventType.VIEWER_REQUEST, function: edgeFunction(this) },
        ],
      },
      additionalBehaviors: apiBehaviours(this, stage, api),
      errorResponses: ERRORS.map((httpStatus) => ({ httpStatus, ttl: Duration.seconds(0) })),
      ...nameOf(this, site),
    });
    explain(distribution, site);
    this.origin = `https://${site?.domain ?? distribution.distributionDomainName}`;
    new CfnOutput(this, 'Url', { value: this.origin });
    new CfnOutput(this, 'Target', { value: distribution.distributionDomainName });
  }

  /**
   * Puts the files there.
   * @param folder of the build
   * @param config what pages read at /config.json
   */
  publish(folder: string, config: object): void {
    const bucket = this.#bucket;
    new PageFiles(this, 'Files', { stage: this.#stage, bucket, folder, config });
  }
}

function bucketOf(scope: Construct): IBucket {
  const bucket = new Bucket(scope, 'Bucket', {
    blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
    encryption: BucketEncryption.S3_MANAGED,
    enforceSSL: true,
    // CloudFormation cannot delete a bucket that holds objects.
    removalPolicy: RemovalPolicy.RETAIN,
  });
  Validations.of(bucket).acknowledge({
    id: 'AwsSolutions-S1',
    reason: 'Only CloudFront reads it, and what it holds is public.',
  });
  // Its own types do not agree under exactOptionalPropertyTypes.
  return bucket as IBucket;
}

function nameOf(scope: Construct, site: Site | undefined): Partial<DistributionProps> {
  if (site === undefined) return {};
  return {
    domainNames: [site.domain],
    certificate: Certificate.fromCertificateArn(scope, 'Certificate', site.certificateArn),
    minimumProtocolVersion: SecurityPolicyProtocol.TLS_V1_2_2021,
  };
}

function explain(distribution: Distribution, site: Site | undefined): void {
  const reasons: Record<string, string> = {
    'AwsSolutions-CFR1': 'Restaurants, and guests with a phone, are wherever they are.',
    'AwsSolutions-CFR2': 'The API is throttled route by route; see docs/adr/0017.',
    'AwsSolutions-CFR3': 'The address of a table page lets a guest in, so no log may hold it.',
    ...(site === undefined && {
      'AwsSolutions-CFR4': 'A name of CloudFront has no certificate of ours to choose TLS for.',
    }),
  };
  for (const [id, reason] of Object.entries(reasons)) {
    Validations.of(distribution).acknowledge({ id, reason });
  }
}
