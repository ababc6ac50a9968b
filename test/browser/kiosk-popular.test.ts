import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import type { PopularResponse } from '../../api/popular.ts';
import { expectAccessible } from './support/accessible.ts';
import { test } from './support/journey.ts';
import { toMenu } from './support/kiosk.ts';
import { paidOrder } from './support/kitchen-orders.ts';
import { expectNoOverflow } from './support/no-overflow.ts';
import { shot } from './support/shot.ts';
import type { OpenOptions, World } from './support/world.ts';

/** In which no other journey sells anything. */
const STORE = 'ueno';
const LANDSCAPE = { width: 1_280, height: 800 };
const line = (itemId: string, quantity: number) => ({ itemId, quantity });

/** Two orders, and until they are counted: answers are kept for two minutes, a tenth of that here. */
async function sell(world: World): Promise<void> {
  const client = world.client(STORE);
  await paidOrder(client, [line('fries', 3), line('bok-choy', 1), line('mapo-tofu', 2)]);
  await paidOrder(client, [line('mapo-tofu', 3), line('sweet-sour-pork', 2)]);
  const counted = async () =>
    (await client.get<PopularResponse>('kiosk', `/v1/stores/${STORE}/popular`)).body.items;
  await expect.poll(counted, { timeout: 25_000, interval: 500 }).toEqual([
    { itemId: 'mapo-tofu', sold: 5 },
    { itemId: 'fries', sold: 3 },
    { itemId: 'sweet-sour-pork', sold: 2 },
    { itemId: 'bok-choy', sold: 1 },
  ]);
}

const snooze = (world: World, id: string, soldOut: boolean) =>
  world.client(STORE).put('cashier', `/v1/stores/${STORE}/snoozes`, { kind: 'item', id, soldOut });

/** The menu of a kiosk that has heard what is popular. */
async function openMenu(world: World, options: OpenOptions = {}): Promise<Page> {
  const page = await world.openScreen('kiosk', STORE, options);
  await toMenu(page);
  await page.locator('.kiosk-popular').waitFor();
  return page;
}

const named = (page: Page) => page.locator('.kiosk-popular li strong').allInnerTexts();
const counts = (page: Page) => page.locator('.kiosk-popular li small').allInnerTexts();

async function look(page: Page, name: string): Promise<void> {
  await shot(page, name);
  await expectAccessible(page, name);
  await expectNoOverflow(page);
  await expectNoOverflow(page, { widths: [640], zoom: 2 });
}

describe('a kiosk of a store that has sold this week', () => {
  test('shows what sold most, and of that only what can be had', async ({ world }) => {
    await sell(world);
    const chinese = await openMenu(world, { locale: 'zh-CN', viewport: LANDSCAPE });
    await chinese.getByRole('heading', { name: '本周热卖' }).waitFor();
    expect(await counts(chinese)).toEqual([5, 3, 2, 1].map((n) => `本周已售 ${n} 份`));
    await look(chinese, 'kiosk-popular-zh-landscape');

    const page = await openMenu(world);
    await page.getByRole('heading', { name: 'Popular this week' }).waitFor();
    const [tofu, pork, greens] = ['Mapo tofu', 'Sweet and sour pork', 'Bok choy with garlic'];
    expect(await named(page)).toEqual([tofu, 'Fries', pork, greens]);
    expect(await counts(page)).toEqual([5, 3, 2, 1].map((n) => `Sold ${n} this week`));
    await look(page, 'kiosk-popular-en');
    await page.locator('.kiosk-popular button').first().click();
    await page.getByRole('dialog', { name: 'Mapo tofu' }).waitFor();
    await page.keyboard.press('Escape');

    try {
      await snooze(world, 'fries', true);
      await expect.poll(() => named(page), { timeout: 12_000 }).toEqual([tofu, pork, greens]);
      // Two are no crowd to follow.
      await snooze(world, 'bok-choy', true);
      await page.locator('.kiosk-popular').waitFor({ state: 'detached', timeout: 12_000 });
    } finally {
      await snooze(world, 'fries', false);
      await snooze(world, 'bok-choy', false);
    }
  });
});
