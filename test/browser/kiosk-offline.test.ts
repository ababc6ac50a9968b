import { describe, expect } from 'vitest';
import { test } from './support/journey.ts';
import { addDish, openKiosk, payButton, toCart, toMenu } from './support/kiosk.ts';
import { shot } from './support/shot.ts';

describe('a kiosk without its network', () => {
  test('keeps menu and cart, starts no payment, and says so', async ({ world }) => {
    // Its clock has stood still while the server's ran ten times as fast, until the next answer.
    world.allow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|^401 POST .*\/tokens/);
    const page = await openKiosk(world);
    await toMenu(page);
    await addDish(page, 'Mapo tofu');
    await page.context().setOffline(true);
    await addDish(page, 'Cola');
    await page.getByText('No connection', { exact: false }).first().waitFor({ timeout: 20_000 });
    await shot(page, 'kiosk-offline-menu-en');
    await toCart(page);
    await page.getByText('no payment is started', { exact: false }).first().waitFor();
    expect(await payButton(page).count()).toBe(0);
    await shot(page, 'kiosk-offline-cart-en');
    await page.context().setOffline(false);
    await payButton(page).waitFor({ timeout: 20_000 });
    expect(await page.locator('.kiosk-line').count()).toBe(2);
  });
});
