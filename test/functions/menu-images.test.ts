import { beforeAll, describe, expect, test, vi } from 'vitest';
import type { Role, RouteKey } from '../../api/routes.ts';
import { MAX_IMAGE_BYTES } from '../../core/domain/menu-image.ts';
import { handler } from '../../functions/menu-images/handler.ts';
import { times } from './support/device.ts';
import { openStore } from './support/house.ts';
import { eventOf, problemOf, watchLog } from './support/http.ts';
import { bearer } from './support/tokens.ts';

vi.mock('../../functions/shared/compose.ts', async (original) => ({
  ...(await original<object>()),
  ...(await import('./support/house.ts')),
  deviceCheck: async () => 'admitted',
}));

watchLog();

const IMAGES = '/v1/stores/{storeId}/images';
const PNG = [0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a];
const of = (signature: readonly number[], size = 200): Buffer =>
  Buffer.concat([Buffer.from(signature), Buffer.alloc(size - signature.length, 7)]);

const send = async (bytes: Buffer, role: Role = 'merchant', storeId = 's1', claims = {}) => {
  const authorization = bearer(role, { ...times(), ...claims });
  const headers = { authorization, 'content-type': 'image/png' };
  const event = eventOf(`POST ${IMAGES}`, { params: { storeId }, headers });
  const sent = { ...event, body: bytes.toString('base64'), isBase64Encoded: true };
  return await handler(sent, {} as never);
};
const look = async (image: string, storeId = 's1') => {
  const route: RouteKey = `GET ${IMAGES}/{image}`;
  return await handler(eventOf(route, { params: { storeId, image } }), {} as never);
};
const imageOf = ({ body = '' }: { body?: string | undefined }): string =>
  JSON.parse(body).image as string;

beforeAll(async () => {
  await openStore('m1', 's1');
  await openStore('m2', 's3');
});

describe('a picture', () => {
  test.each([
    ['png', 'image/png', PNG],
    ['jpg', 'image/jpeg', [0xff, 0xd8, 0xff]],
    ['webp', 'image/webp', [...Buffer.from('RIFF'), 1, 2, 3, 4, ...Buffer.from('WEBP')]],
  ])('is shown as it was sent, by what it is and for good: %s', async (name, type, signature) => {
    const kept = await send(of(signature));
    expect(kept.statusCode).toBe(201);
    expect(imageOf(kept)).toMatch(new RegExp(`^[0-9a-f]{32}\\.${name}$`));
    const shown = await look(imageOf(kept));
    expect(shown).toMatchObject({ statusCode: 200, isBase64Encoded: true });
    expect(shown.body).toBe(of(signature).toString('base64'));
    expect(shown.headers).toMatchObject({
      'content-type': type,
      'cache-control': 'public, max-age=31536000, immutable',
      'x-content-type-options': 'nosniff',
    });
  });

  test.each([
    ['a script in a drawing', Buffer.from('<svg xmlns="http://www.w3.org/2000/svg"/>')],
    ['a page that is called a picture', Buffer.from('<html></html>')],
    ['nothing', Buffer.alloc(0)],
    ['more than 2 MB', of(PNG, MAX_IMAGE_BYTES + 1)],
  ])('is not %s', async (_, bytes) => {
    expect(problemOf(await send(bytes))).toMatchObject({ status: 422, code: 'bad-image' });
  });

  test('of 2 MB may be sent', async () => {
    expect((await send(of(PNG, MAX_IMAGE_BYTES))).statusCode).toBe(201);
  });

  test('is of one store, and not there for others', async () => {
    const image = imageOf(await send(of(PNG)));
    expect((await look(image, 's3')).statusCode).toBe(404);
    for (const name of ['x.png', `${'0'.repeat(32)}.png`, '../menus/1.json', `${image}x`]) {
      expect((await look(name)).statusCode).toBe(404);
    }
  });

  test.each([
    ['a cashier', 'cashier', 's1', {}, 403],
    ["the merchant of another tenant's store", 'merchant', 's1', { merchant_id: 'm2' }, 404],
    ['anybody of a store that is none', 'merchant', 'S 1', {}, 404],
  ] as const)('is not uploaded by %s', async (_, role, storeId, claims, status) => {
    expect((await send(of(PNG), role, storeId, claims)).statusCode).toBe(status);
  });
});
