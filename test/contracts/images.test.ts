import { expect, it } from 'vitest';
import { eachAdapter } from './each-adapter.ts';
import { newMerchant, newStore } from './fixtures.ts';

const bytes = Uint8Array.from({ length: 300 }, (_, n) => n % 256);

eachAdapter('Pictures', (adapters) => {
  it('are read as they were kept, under a name that the same bytes get again', async () => {
    const of = [newMerchant(), newStore()] as const;
    const { images } = adapters();
    const image = await images.keep(...of, bytes, 'png');
    expect(image).toMatch(/^[0-9a-f]{32}\.png$/);
    expect(await images.keep(...of, bytes, 'png')).toBe(image);
    expect(Buffer.from((await images.read(...of, image)) ?? [])).toEqual(Buffer.from(bytes));
  });

  it('are those of one store of one tenant', async () => {
    const [merchant, store] = [newMerchant(), newStore()];
    const { images } = adapters();
    const image = await images.keep(merchant, store, bytes, 'webp');
    expect(await images.read(merchant, newStore(), image)).toBeUndefined();
    expect(await images.read(newMerchant(), store, image)).toBeUndefined();
  });
});
