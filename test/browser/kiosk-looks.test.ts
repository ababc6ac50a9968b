import type { Page } from 'playwright-core';
import { describe } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { test } from './support/journey.ts';
import {
  addDish,
  authCode,
  numberOn,
  openKiosk,
  payButton,
  STORE,
  scanCode,
  toCart,
} from './support/kiosk.ts';
import { expectNoOverflow } from './support/no-overflow.ts';
import { shot } from './support/shot.ts';

/** Both languages and both ways up; widths are looked at in each. */
const SCREENS = [
  { name: 'en', locale: 'en', viewport: { width: 1_080, height: 1_920 }, dish: 'Mapo tofu' },
  {
    name: 'zh-landscape',
    locale: 'zh-CN',
    viewport: { width: 1_280, height: 800 },
    dish: '麻婆豆腐',
  },
] as const;

describe('every state of a kiosk', () => {
  test.for(SCREENS)(
    'can be read and reached: $name',
    async ({ name, dish, ...screen }, { world }) => {
      const page = await openKiosk(world, screen);
      const look = lookAs(name);
      await page.locator('.kiosk-window img').first().waitFor();
      await look(page, '1-attract');
      await page.locator('.kiosk-start').click();
      await page.locator('.kiosk-way').first().waitFor();
      await look(page, '2-where');
      await page.locator('.kiosk-way').first().click();
      await page.locator('.kiosk-pad').waitFor();
      await page.keyboard.type('12', { delay: 80 });
      await look(page, '3-table');
      await page.locator('.kiosk-pad-done').click();
      await page.locator('.kiosk-dish').first().waitFor();
      await look(page, '4-menu');

      await page.locator('.kiosk-search .ui-button').click();
      await page.locator('.kiosk-filter-list button').first().click();
      await look(page, '5-allergens');
      await page.locator('.kiosk-filter-list button').first().click();
      await page.keyboard.press('Escape');
      await page.getByRole('searchbox').fill('zzz');
      await look(page, '6-nothing-found');
      await page.getByRole('searchbox').fill('');
      // A dish with groups, and a combo: everything an item page can ask.
      await page.locator('.kiosk-dish button').first().click();
      await page.locator('.menu-dialog').waitFor();
      await look(page, '7-item');
      await page.keyboard.press('Escape');
      await page.locator('.kiosk-dish button').nth(3).click();
      await page.locator('.menu-dialog-foot > .ui-button').click();
      await look(page, '8-combo-incomplete');
      await page.keyboard.press('Escape');
      await addDish(page, dish);
      await look(page, '9-menu-with-cart');

      await toCart(page);
      await payButton(page).waitFor();
      await look(page, '10-cart');
      await page.locator('.kiosk-coupons input').fill('NOPE10');
      await page.keyboard.press('Enter');
      await page.locator('.kiosk-coupon[data-refused=true]').waitFor();
      await look(page, '11-coupon-refused');
      await page.locator('.kiosk-coupon button').click();
      await payButton(page).click();
      await page.locator('.kiosk-ways-to-pay').waitFor();
      await look(page, '12-ways-to-pay');
      await scanCode(page, authCode('9001'));
      await page.locator('.pay-reference').waitFor();
      await page.locator('.kiosk-ways-to-pay').waitFor();
      await look(page, '13-declined');
      await scanCode(page, authCode('9150'));
      await page.locator('.kiosk-pay[data-step=paying] .pay-words strong').waitFor();
      await look(page, '14-confirming');
      await numberOn(page);
      await look(page, '15-done');
      await page.locator('.kiosk-exits .ui-button').first().click();
      await page.locator('.kiosk-paper svg').waitFor();
      await look(page, '16-receipt');
    },
  );

  test('warns before it forgets, and can be told to wait', async ({ world }) => {
    // The clock that is installed is not the scaled one of the server.
    world.allow(/401 POST .*devices.tokens/);
    const page = await openKiosk(world);
    await page.clock.install();
    await page.reload();
    await page.locator('.kiosk-start').click();
    await page.locator('.kiosk-way').first().waitFor();
    await page.clock.fastForward(61_000);
    await page.locator('.kiosk-idle').waitFor();
    await lookAs('en')(page, '17-idle');
    await page.keyboard.press('Shift');
    await page.locator('.kiosk-idle').waitFor({ state: 'detached' });
    await page.clock.fastForward(61_000);
    await page.locator('.kiosk-idle').waitFor();
    await page.clock.fastForward(31_000);
    await page.locator('.kiosk-start').waitFor();
  });

  test('says when a code can be scanned, and when the store takes no orders', async ({ world }) => {
    const page = await openKiosk(world);
    const look = lookAs('en');
    await page.locator('.kiosk-start').click();
    await page.locator('.kiosk-way').last().click();
    await addDish(page, 'Mapo tofu');
    await toCart(page);
    await payButton(page).click();
    await page.getByRole('button', { name: 'Scan a QR code' }).click();
    await page.locator('.ui-qr').waitFor();
    await look(page, '18-qr');
    await page.getByRole('button', { name: 'Cancel this payment' }).click();
    await page.locator('.kiosk-pay[data-step=closed]').waitFor();
    await look(page, '19-closed');
    await page.getByRole('button', { name: 'Finish here' }).click();
    const pause = (soldOut: boolean) =>
      world.client(STORE).put('cashier', `/v1/stores/${STORE}/snoozes`, { kind: 'store', soldOut });
    try {
      await pause(true);
      await page.getByText('We take no orders right now', { exact: false }).waitFor();
      await look(page, '20-paused');
    } finally {
      await pause(false);
    }
  });
});

/** Looks at a state: its picture, its words to who cannot see it, and its lines at any width. */
const lookAs =
  (screen: string) =>
  async (page: Page, state: string): Promise<void> => {
    await shot(page, `kiosk-${state}-${screen}`);
    await expectAccessible(page, state);
    await expectNoOverflow(page);
    await expectNoOverflow(page, { widths: [640], zoom: 2 });
  };
