import { readdirSync } from 'node:fs';
import path from 'node:path';
import { describe, expect, test } from 'vitest';
import { sniffImage } from '../../../core/domain/menu-image.ts';
import { demoItemIds, demoMenu } from '../../../local/demo/menu.ts';
import { demoPicture } from '../../../local/demo/pictures.ts';

const folder = path.resolve(import.meta.dirname, '../../../local/demo/pictures');
const files = readdirSync(folder).filter((file) => file.endsWith('.webp'));

/** Width and height of an extended WebP (RFC 9649, 2.7). */
const sizeOf = (webp: Buffer): readonly [number, number] => {
  expect(webp.toString('latin1', 12, 16)).toBe('VP8X');
  return [webp.readUIntLE(24, 3) + 1, webp.readUIntLE(27, 3) + 1];
};

describe('the pictures of the demo', () => {
  test('are one of each dish, and no other file', () => {
    expect(files.sort()).toEqual(
      demoItemIds()
        .map((itemId) => `${itemId}.webp`)
        .sort(),
    );
  });

  test.each(demoItemIds())(
    'are what the API takes and a kiosk shows quickly: %s',
    async (itemId) => {
      const picture = await demoPicture(itemId);
      expect(sniffImage(picture)).toBe('webp');
      expect(sizeOf(picture)).toEqual([640, 480]);
      expect(picture.length).toBeLessThan(40_000);
    },
  );

  test('are at most 900 KB together: whoever clones the project has them all', async () => {
    const all = await Promise.all(demoItemIds().map(demoPicture));
    expect(all.reduce((sum, { length }) => sum + length, 0)).toBeLessThan(900 * 1_024);
  });

  test('are named in the menu by what the store called them', () => {
    const images = new Map(demoItemIds().map((itemId) => [itemId, `image of ${itemId}`]));
    const { categories } = demoMenu('CNY', images) as {
      categories: { items: { itemId: string; image: string }[] }[];
    };
    const items = categories.flatMap((category) => category.items);
    expect(items.map(({ itemId, image }) => [itemId, image])).toEqual([...images]);
  });
});
