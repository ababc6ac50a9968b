import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { Answer, Found, FoundRows } from '../../analytics/questions/answer.ts';

/** What was found, as JSON objects of a bucket that forgets them by itself. */
export class S3FoundRows implements FoundRows {
  readonly #client: S3Client;
  readonly #bucketName: string;

  constructor(client: S3Client, bucketName: string) {
    this.#client = client;
    this.#bucketName = bucketName;
  }

  async keep(answer: Answer, found: Found): Promise<void> {
    const put = new PutObjectCommand({
      Bucket: this.#bucketName,
      Key: keyOf(answer),
      Body: JSON.stringify(found),
      ContentType: 'application/json',
    });
    await this.#client.send(put);
  }

  async read(answer: Answer): Promise<Found | undefined> {
    try {
      const get = new GetObjectCommand({ Bucket: this.#bucketName, Key: keyOf(answer) });
      const { Body } = await this.#client.send(get);
      return JSON.parse((await Body?.transformToString()) ?? '') as Found;
    } catch (error) {
      if (error instanceof NoSuchKey) return undefined;
      throw error;
    }
  }
}

const keyOf = ({ merchantId, answerId }: Answer): string =>
  `answers/${merchantId}/${answerId}.json`;
