import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';

/** Objects of the bucket of bills, which S3 shows whole or not at all. */
export class Objects {
  readonly client: S3Client;
  readonly bucketName: string;

  constructor(client: S3Client, bucketName: string) {
    this.client = client;
    this.bucketName = bucketName;
  }

  async put(Key: string, Body: Uint8Array | string, ContentType: string): Promise<void> {
    const put = new PutObjectCommand({ Bucket: this.bucketName, Key, Body, ContentType });
    await this.client.send(put);
  }

  async read(Key: string): Promise<Uint8Array | undefined> {
    try {
      const get = new GetObjectCommand({ Bucket: this.bucketName, Key });
      const { Body } = await this.client.send(get);
      return await Body?.transformToByteArray();
    } catch (error) {
      if (error instanceof NoSuchKey || isHidden(error)) return undefined;
      throw error;
    }
  }
}

/** S3 says so of an object that is not there to whoever may not list the bucket. */
const isHidden = (error: unknown): boolean =>
  error instanceof Error && error.name === 'AccessDenied';
