import { createHash } from 'node:crypto';
import { parseStoreId } from '../../core/domain/ids.ts';
import { IMAGE_TYPES, imageTypeOf } from '../../core/domain/menu-image.ts';
import { keepImage } from '../../core/usecases/keep-image.ts';
import { notFound } from '../../core/usecases/rejection.ts';
import { clock, deviceCheck, directory, images, tokenKeys } from '../shared/compose.ts';
import { httpFunction } from '../shared/http/http-function.ts';
import { refused } from '../shared/http/problem.ts';
import { knownStoreInScope } from '../shared/http/scope.ts';
import { imagePath } from '../shared/present/image-path.ts';

const digest = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** The name is made from the bytes, so whoever has a picture has it for good. */
const FOR_GOOD = {
  'cache-control': 'public, max-age=31536000, immutable',
  'content-security-policy': "default-src 'none'; sandbox",
  'x-content-type-options': 'nosniff',
};

export const handler = httpFunction(
  { clock: clock(), tokenKeys, deviceCheck },
  {
    'POST /v1/stores/{storeId}/images': async ({ event, principal, param }) => {
      const storeId = await knownStoreInScope(directory(), principal, param('storeId'));
      const bytes = Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8');
      const deps = { directory: directory(), images: images(), digest };
      const kept = await keepImage(deps, principal.merchantId, storeId, bytes);
      if (!kept.ok) throw refused(kept.error);
      const imageUrl = imagePath(storeId, kept.value);
      const body = { image: kept.value, imageUrl };
      return { status: 201, headers: { location: imageUrl }, body };
    },

    'GET /v1/stores/{storeId}/images/{image}': async ({ param }) => {
      const storeId = parseStoreId(param('storeId'));
      const type = imageTypeOf(param('image'));
      const merchantId = type && storeId && (await directory().merchantOf(storeId));
      const bytes = merchantId && (await images().read(merchantId, storeId, param('image')));
      if (!type || !bytes) throw refused(notFound('image'));
      return { status: 200, headers: FOR_GOOD, media: { type: IMAGE_TYPES[type], bytes } };
    },
  },
);
