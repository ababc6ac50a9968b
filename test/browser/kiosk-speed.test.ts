import { describe, expect } from 'vitest';
import type { MenuResponse } from '../../api/menu.ts';
import { test } from './support/journey.ts';
import { addDish, openKiosk, STORE } from './support/kiosk.ts';

const DISHES = 300;
const CATEGORIES = 12;

/** A menu as large as any, made of the dishes of the demo. */
function enlarged(menu: MenuResponse): MenuResponse {
  const dishes = menu.categories.flatMap(({ items }) => items.filter(({ slots }) => !slots));
  const made = Array.from({ length: DISHES }, (_, n) => {
    const dish = dishes[n % dishes.length] as (typeof dishes)[number];
    return { ...dish, itemId: `dish-${n}`, name: `${n} ${String(dish.name)}`, soldOut: false };
  });
  const { menus, ...rest } = menu;
  return {
    ...rest,
    categories: Array.from({ length: CATEGORIES }, (_, n) => ({
      ...{ categoryId: `category-${n}`, name: `Category ${n}` },
      items: made.filter((_dish, i) => i % CATEGORIES === n),
    })),
  };
}

/** Speed depends on who else uses the machine, so it is measured on request: KUAICAN_BENCH=1. */
const isAsked = process.env['KUAICAN_BENCH'] !== undefined;

describe.runIf(isAsked)('a kiosk with a menu of 300 dishes', () => {
  // What counts is how fast it can be.
  test('answers each touch within 100 ms', { retry: 2 }, async ({ world }) => {
    // By the clock of the machine, which is not the scaled one of the server.
    world.allow(/401 POST .*devices.tokens/);
    const page = await openKiosk(world, { viewport: { width: 1_280, height: 800 } });
    await page.route(`**/v1/stores/${STORE}/menu?*`, async (route) => {
      const answer = await route.fetch({ headers: { 'accept-language': 'en' } });
      const menu = enlarged((await answer.json()) as MenuResponse);
      await route.fulfill({ json: menu, headers: { etag: '"large"' } });
    });
    await page.reload();
    await page.locator('.kiosk-start').click();
    await page.locator('.kiosk-way').last().click();
    await page
      .locator('.kiosk-dish')
      .nth(DISHES - 1)
      .waitFor({ state: 'attached' });
    await page.evaluate(() => {
      const slow: { what: string; ms: number }[] = [];
      Object.assign(globalThis, { slow });
      new PerformanceObserver((list) => {
        for (const { name, duration } of list.getEntries()) slow.push({ what: name, ms: duration });
      }).observe({ type: 'event', durationThreshold: 16 } as PerformanceObserverInit);
    });

    await page.getByRole('button', { name: 'Category 7' }).click();
    await addDish(page, '0 Spicy chicken');
    await addDish(page, '5 Fries');
    await page.getByRole('searchbox').pressSequentially('tofu', { delay: 60 });
    await page.getByRole('searchbox').press('Backspace');
    await page.getByRole('searchbox').fill('');
    await page.locator('.kiosk-search .ui-button').click();
    await page.locator('.kiosk-filter-list button').first().click();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'Look at my order' }).click();
    await page.locator('.kiosk-line .ui-stepper button').last().click();
    await page.getByRole('button', { name: 'Add something else' }).click();
    await page.locator('.kiosk-dish:not([hidden])').first().waitFor();

    const seen = await page.evaluate(async () => {
      await new Promise((done) => setTimeout(done, 500));
      return (globalThis as unknown as { slow: { what: string; ms: number }[] }).slow;
    });
    const worst = seen.toSorted((a, b) => b.ms - a.ms).slice(0, 5);
    expect(worst[0]?.ms ?? 0, JSON.stringify(worst)).toBeLessThan(100);
  });
});
