import { describe, expect } from 'vitest';
import { test } from './support/journey.ts';
import {
  addDish,
  authCode,
  numberOn,
  openKiosk,
  payButton,
  scanCode,
  toCart,
  toMenu,
  toPay,
} from './support/kiosk.ts';
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

  test('takes no code while nobody can be asked about it', async ({ world }) => {
    world.allow(/ERR_INTERNET_DISCONNECTED|ERR_FAILED|^401 POST .*\/tokens/);
    const page = await openKiosk(world);
    await toPay(page, 'Mapo tofu');
    const asked: string[] = [];
    page.on('request', (request) => {
      if (request.url().endsWith('/payments')) asked.push(request.url());
    });
    await page.context().setOffline(true);
    await page.getByText('no payment is started', { exact: false }).waitFor({ timeout: 20_000 });
    await scanCode(page, authCode());
    await shot(page, 'kiosk-offline-pay-en');
    expect(asked).toHaveLength(0);
    await page.context().setOffline(false);
    await page.getByText('Show your payment code').waitFor({ timeout: 20_000 });
    expect(asked).toHaveLength(0);
    await scanCode(page, authCode());
    await numberOn(page);
    expect(asked).toHaveLength(1);
  });
});
