import { RemovalPolicy, Stack, Validations } from 'aws-cdk-lib';
import { BlockPublicAccess, Bucket, BucketEncryption, type CfnBucket } from 'aws-cdk-lib/aws-s3';
import { Construct } from 'constructs';
import type { Platform } from './platform.ts';
import { ServiceFunction } from './service-function.ts';

/**
 * Merchants publish menus, everyone reads them; every published version stays, because orders name
 * it. Pictures of dishes are in the same bucket.
 */
export class Menu extends Construct {
  readonly #bucket: Bucket;

  constructor(scope: Construct, id: string, platform: Platform) {
    super(scope, id);
    // Not versioned: a published menu is written once, under a name that holds its version.
    this.#bucket = new Bucket(this, 'Published', {
      blockPublicAccess: BlockPublicAccess.BLOCK_ALL,
      encryption: BucketEncryption.S3_MANAGED,
      enforceSSL: true,
      // CloudFormation cannot delete a bucket that holds objects, and old orders point into it.
      removalPolicy: RemovalPolicy.RETAIN,
    });
    Validations.of(this.#bucket).acknowledge({
      id: 'AwsSolutions-S1',
      reason:
        'Public content that only few functions reach; the access log of the API records who asked.',
    });
    const fn = new ServiceFunction(this, 'Function', {
      ...platform,
      name: 'menu',
      timeoutSeconds: 10,
    });
    platform.data.allowStore(fn);
    platform.credentials.allowTokenKeys(fn);
    this.allowPublishing(fn);
    platform.api.serve(fn, [
      ['GET', '/v1/stores/{storeId}/menu', 'open'],
      ['PUT', '/v1/stores/{storeId}/menu'],
      ['GET', '/v1/stores/{storeId}/snoozes'],
      ['PUT', '/v1/stores/{storeId}/snoozes'],
    ]);
  }

  /** Menus and their drafts. Sets MENU_BUCKET_NAME. */
  allowPublishing(fn: ServiceFunction): void {
    this.#allowObjects(fn, ['s3:GetObject', 's3:PutObject'], 'menus');
  }

  /** Published menus, to price an order from. Sets MENU_BUCKET_NAME. */
  allowReading(fn: ServiceFunction): void {
    this.#allowObjects(fn, ['s3:GetObject'], 'menus');
  }

  /** Pictures of dishes. Sets MENU_BUCKET_NAME. */
  allowImages(fn: ServiceFunction): void {
    this.#allowObjects(fn, ['s3:GetObject', 's3:PutObject'], 'images');
  }

  #allowObjects(fn: ServiceFunction, actions: string[], folder: 'menus' | 'images'): void {
    fn.setEnv('MENU_BUCKET_NAME', this.#bucket.bucketName);
    const bucket = Stack.of(this).getLogicalId(this.#bucket.node.defaultChild as CfnBucket);
    fn.allowPattern(
      actions,
      `\${${bucket}.Arn}/${folder}/*`,
      'The names of what is published come from stores, versions and pictures.',
    );
  }
}
