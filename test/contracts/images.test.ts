import { expect, it } from 'vitest';
import { eachAdapter } from './each-adapter.ts';
import { newMerchant, newStore } from './fixtures.ts';

const bytes = Uint8Array.from({ length: 300 }, (_, n) => n % 256);
const image = `${'0'.repeat(32)}.png`;

eachAdapter('Pictures', (adapters) => {
  it('are read as they were kept, and again when they are kept again', async () => {
    const of = [newMerchant(), newStore()] as const;
    const { images } = adapters();
    await images.keep(...of, image, bytes);
    await images.keep(...of, image, bytes);
    expect(Buffer.from((await images.read(...of, image)) ?? [])).toEqual(Buffer.from(bytes));
  });

  it('are those of one store of one tenant', async () => {
    const [merchant, store] = [newMerchant(), newStore()];
    const { images } = adapters();
    await images.keep(merchant, store, image, bytes);
    expect(await images.read(merchant, newStore(), image)).toBeUndefined();
    expect(await images.read(newMerchant(), store, image)).toBeUndefined();
  });
});
