import type { MerchantId, StoreId } from '../domain/ids.ts';
import { imageIdOf, MAX_IMAGE_BYTES, sniffImage } from '../domain/menu-image.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { Directory } from '../ports/directory.ts';
import type { ImageStore } from '../ports/image-store.ts';
import { notFound, type Rejection, unprocessable } from './rejection.ts';

export interface KeepImageDeps {
  readonly directory: Directory;
  readonly images: ImageStore;
  /** SHA-256, in hexadecimal digits. */
  readonly digest: (bytes: Uint8Array) => string;
}

/** Keeps a picture under the store. @returns the name by which a menu refers to it. */
export async function keepImage(
  deps: KeepImageDeps,
  merchantId: MerchantId,
  storeId: StoreId,
  bytes: Uint8Array,
): Promise<Result<string, Rejection>> {
  const type = sniffImage(bytes);
  if (!type) return fail(unprocessable('bad-image', 'body', 'Send a PNG, a JPEG or a WebP.'));
  if (bytes.length > MAX_IMAGE_BYTES) {
    return fail(unprocessable('bad-image', 'body', `At most ${MAX_IMAGE_BYTES} bytes.`));
  }
  if (!(await deps.directory.store(merchantId, storeId))) return fail(notFound('store'));
  const imageId = imageIdOf(deps.digest(bytes), type);
  await deps.images.keep(merchantId, storeId, imageId, bytes);
  return ok(imageId);
}
