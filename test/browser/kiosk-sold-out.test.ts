import { describe, expect } from 'vitest';
import { test } from './support/journey.ts';
import { addDish, openKiosk, payButton, STORE, toCart, toMenu } from './support/kiosk.ts';
import { shot } from './support/shot.ts';
import type { World } from './support/world.ts';

const snooze = (world: World, soldOut: boolean) =>
  world
    .client(STORE)
    .put('cashier', `/v1/stores/${STORE}/snoozes`, { kind: 'item', id: 'eggplant', soldOut });

describe('a dish that sells out', () => {
  test('is marked in the cart within seconds, and can be taken out of it', async ({ world }) => {
    const page = await openKiosk(world);
    await toMenu(page);
    await addDish(page, 'Aubergine in garlic sauce');
    await addDish(page, 'Mapo tofu');
    await toCart(page);
    await payButton(page).waitFor();
    try {
      await snooze(world, true);
      await page.locator('.kiosk-line-gone').waitFor({ timeout: 12_000 });
      expect(await payButton(page).count()).toBe(0);
      await shot(page, 'kiosk-sold-out-in-cart-en');
      await page.getByRole('button', { name: 'Remove what is sold out' }).click();
      await payButton(page).waitFor();
      expect(await page.locator('.kiosk-line').count()).toBe(1);
      await page.getByRole('button', { name: 'Add something else' }).click();
      const dish = page.locator('.kiosk-dish').filter({ hasText: 'Aubergine' });
      await expect.poll(() => dish.textContent(), { timeout: 10_000 }).toContain('Sold out');
    } finally {
      await snooze(world, false);
    }
  });
});
