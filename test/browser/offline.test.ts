import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from './support/journey.ts';
import { addDish, openKiosk, STORE, toMenu } from './support/kiosk.ts';
import { shot } from './support/shot.ts';

/** The worker has the page in its hands, with all that the page needs. */
const isKept = (page: Page): Promise<unknown> =>
  page.waitForFunction(() => navigator.serviceWorker.controller !== null);

/** The first menu came before the worker did; it keeps the next it sees. */
const isMenuKept = (page: Page): Promise<void> =>
  expect
    .poll(
      () =>
        page.evaluate(async () => {
          const kept = await (await caches.open('kuaican-menus')).keys();
          return kept.some(({ url }) => new URL(url).pathname.endsWith('/menu'));
        }),
      { timeout: 10_000 },
    )
    .toBe(true);

describe('a screen that is loaded without a network', () => {
  test('sells on: a kiosk has its menu, its pictures and the cart', async ({ world }) => {
    world.allow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
    const page = await openKiosk(world);
    await isKept(page);
    await toMenu(page);
    await isMenuKept(page);
    await addDish(page, 'Mapo tofu');
    await page.context().setOffline(true);
    await page.reload();
    await addDish(page, 'Cola');
    const picture = page.locator('main img').first();
    await picture.waitFor();
    await expect
      .poll(() => picture.evaluate((img: HTMLImageElement) => img.naturalWidth))
      .toBeGreaterThan(0);
    await shot(page, 'kiosk-loaded-offline');
  });

  for (const kind of ['pos', 'kitchen', 'board'] as const) {
    test(`opens: ${kind}`, async ({ world }) => {
      world.allow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED/);
      const page = await world.openScreen(kind, STORE);
      await isKept(page);
      await page.context().setOffline(true);
      await page.reload();
      await page.locator('#app > :not(.ui-pairing)').first().waitFor();
      await shot(page, `${kind}-loaded-offline`);
    });
  }

  test('keeps nothing of anybody', async ({ world }) => {
    const page = await openKiosk(world);
    await isKept(page);
    await toMenu(page);
    await isMenuKept(page);
    const kept = await page.evaluate(async () => {
      const names = await caches.keys();
      const all = await Promise.all(names.map(async (name) => (await caches.open(name)).keys()));
      return all.flat().map(({ url }) => new URL(url).pathname);
    });
    const ofTheApi = kept.filter((path) => !path.startsWith('/assets/'));
    for (const path of ofTheApi) {
      expect(path).toMatch(
        /^\/(kiosk\/|icon\.svg|v1\/stores\/[\w-]+\/(menu|popular|images\/[\w.]+))$/,
      );
    }
    expect(ofTheApi.some((path) => path.endsWith('/menu'))).toBe(true);
  });
});
