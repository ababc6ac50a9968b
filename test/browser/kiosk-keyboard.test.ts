import type { Page } from 'playwright-core';
import { describe } from 'vitest';
import { test } from './support/journey.ts';
import { authCode, numberOn, openKiosk, scanCode } from './support/kiosk.ts';

const MOST_TABS = 80;

/** Presses Tab until what has the focus is called so, and then the key. */
async function press(page: Page, name: RegExp, key = 'Enter'): Promise<void> {
  for (let n = 0; n < MOST_TABS; n++) {
    const focused = await page.evaluate(() => {
      const { activeElement: element } = document;
      const label = element instanceof HTMLInputElement ? element.closest('label') : element;
      return (element?.getAttribute('aria-label') ?? label?.textContent ?? '').trim();
    });
    if (name.test(focused)) {
      await page.keyboard.press(key);
      return;
    }
    await page.keyboard.press('Tab');
  }
  throw new Error(`Tab never came to ${name}.`);
}

describe('a kiosk without hands on the glass', () => {
  test('sells by keyboard alone', async ({ world }) => {
    const page = await openKiosk(world, { viewport: { width: 1_280, height: 800 } });
    await press(page, /^Touch to start/);
    await page.locator('.kiosk-way').first().waitFor();
    await press(page, /^For here/);
    await page.locator('.kiosk-pad').waitFor();
    await page.keyboard.type('7', { delay: 80 });
    await press(page, /^Serve it there/);
    await page.locator('.kiosk-dish').first().waitFor();
    await press(page, /^Lunch for one/);
    await page.locator('.menu-dialog').waitFor();
    // Keys that move within a group of choices are those of the browser.
    await press(page, /^Yangzhou fried rice/, 'ArrowDown');
    await press(page, /^Add ·/);
    await page.locator('.menu-dialog').waitFor({ state: 'detached' });
    await press(page, /^Look at my order/);
    await page.locator('.kiosk-cart').waitFor();
    await page.locator('.kiosk-totals [data-look=primary][aria-disabled=false]').waitFor();
    await press(page, /^Pay ¥/);
    await page.locator('.kiosk-ways-to-pay').waitFor();
    await scanCode(page, authCode());
    await numberOn(page);
    await page.getByText('table 7', { exact: false }).waitFor();
    await press(page, /^Done/);
    await page.locator('.kiosk-start').waitFor();
  });
});
