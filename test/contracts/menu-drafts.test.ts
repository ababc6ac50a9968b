import { expect, it } from 'vitest';
import type { MenuContent } from '../../core/domain/menu.ts';
import { eachAdapter } from './each-adapter.ts';
import { NOON, newMerchant, newStore } from './fixtures.ts';

const content = (categoryId: string): MenuContent => ({
  currency: 'CNY',
  categories: [{ categoryId, name: { en: categoryId }, items: [] }],
});

eachAdapter('Versions of a menu', (adapters) => {
  it('are all there to be read, of one store of one tenant', async () => {
    const [merchant, store] = [newMerchant(), newStore()];
    const { menus } = adapters();
    await menus.publish(merchant, store, content('a'), NOON);
    await menus.publish(merchant, store, content('b'), NOON + 1);
    expect(await menus.version(merchant, store, 1)).toMatchObject({ ...content('a'), version: 1 });
    expect(await menus.version(merchant, store, 2)).toMatchObject(content('b'));
    for (const none of [0, 3]) {
      expect(await menus.version(merchant, store, none)).toBeUndefined();
    }
    expect(await menus.version(newMerchant(), store, 1)).toBeUndefined();
    expect(await menus.version(merchant, newStore(), 1)).toBeUndefined();
  });

  it('follow the one that was seen, or are not written', async () => {
    const of = [newMerchant(), newStore()] as const;
    const { menus } = adapters();
    expect(await menus.replace(...of, content('late'), NOON, 1)).toBeUndefined();
    expect(await menus.replace(...of, content('a'), NOON, 0)).toMatchObject({ version: 1 });
    const rivals = ['b', 'c'].map((id) => menus.replace(...of, content(id), NOON, 1));
    const written = (await Promise.all(rivals)).filter((menu) => menu !== undefined);
    expect(written).toHaveLength(1);
    expect(await menus.current(...of)).toEqual(written[0]);
  });
});

eachAdapter('Drafts of a menu', (adapters) => {
  it('are a series of their own, which no customer sees', async () => {
    const of = [newMerchant(), newStore()] as const;
    const { menus, drafts } = adapters();
    await menus.publish(...of, content('published'), NOON);
    expect(await drafts.current(...of)).toBeUndefined();
    await drafts.replace(...of, content('draft'), NOON, 0);
    expect(await menus.current(...of)).toMatchObject(content('published'));
    expect(await drafts.current(...of)).toMatchObject({ ...content('draft'), version: 1 });
  });
});
