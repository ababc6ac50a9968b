import { GetObjectCommand, NoSuchKey, PutObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import type { MerchantId, StoreId } from '../../core/domain/ids.ts';
import { IMAGE_TYPES, imageTypeOf } from '../../core/domain/menu-image.ts';
import type { ImageStore } from '../../core/ports/image-store.ts';
import { isHidden } from './hidden.ts';

/** Pictures as objects beside the published menus. */
export class S3ImageStore implements ImageStore {
  readonly #client: S3Client;
  readonly #bucketName: string;

  constructor(client: S3Client, bucketName: string) {
    this.#client = client;
    this.#bucketName = bucketName;
  }

  /** Written again where it is there already: the same bytes under the same name. */
  async keep(
    merchantId: MerchantId,
    storeId: StoreId,
    imageId: string,
    bytes: Uint8Array,
  ): Promise<void> {
    const type = imageTypeOf(imageId);
    if (!type) throw new Error(`${imageId} is no name of a picture`);
    const put = new PutObjectCommand({
      Bucket: this.#bucketName,
      Key: objectKey(merchantId, storeId, imageId),
      Body: bytes,
      ContentType: IMAGE_TYPES[type],
    });
    await this.#client.send(put);
  }

  async read(
    merchantId: MerchantId,
    storeId: StoreId,
    imageId: string,
  ): Promise<Uint8Array | undefined> {
    const Key = objectKey(merchantId, storeId, imageId);
    try {
      const get = new GetObjectCommand({ Bucket: this.#bucketName, Key });
      const { Body } = await this.#client.send(get);
      return await Body?.transformToByteArray();
    } catch (error) {
      if (error instanceof NoSuchKey || isHidden(error)) return undefined;
      throw error;
    }
  }
}

const objectKey = (merchantId: MerchantId, storeId: StoreId, imageId: string): string =>
  `images/${merchantId}/${storeId}/${imageId}`;
