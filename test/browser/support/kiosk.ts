import type { Page } from 'playwright-core';
import type { OpenOptions, World } from './world.ts';

export const STORE = 'people-road';

/** A scanner types the code into whatever is in focus, faster than anybody, and ends with Enter. */
export async function scanCode(page: Page, code: string): Promise<void> {
  await page.evaluate((digits) => {
    for (const key of [...digits, 'Enter']) {
      const target = document.activeElement ?? document.body;
      target.dispatchEvent(
        new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true, composed: true }),
      );
    }
  }, code);
}

/** A code that nobody has used; its last four digits say what becomes of the payment. */
export const authCode = (outcome = '0000'): string =>
  `28${String(Date.now()).padStart(12, '0').slice(-12)}${outcome}`;

/** A paired kiosk at its attract screen. */
export async function openKiosk(world: World, options: OpenOptions = {}): Promise<Page> {
  const page = await world.openScreen('kiosk', STORE, options);
  await page.locator('.kiosk-start').waitFor();
  return page;
}

/** From the attract screen to the menu. */
export async function toMenu(page: Page): Promise<void> {
  await page.locator('.kiosk-start').click();
  await page.locator('.kiosk-way').last().click();
  await page.locator('.kiosk-dish').first().waitFor();
}

export async function addDish(page: Page, name: string): Promise<void> {
  await page.locator('.kiosk-dish button').filter({ hasText: name }).first().click();
  await page.locator('.menu-dialog-foot > .ui-button').click();
  await page.locator('.menu-dialog').waitFor({ state: 'detached' });
}

export async function toCart(page: Page): Promise<void> {
  await page.locator('.kiosk-bar .ui-button').click();
  await page.locator('.kiosk-cart').waitFor();
}

/** The button that pays, once the API has told the price. */
export const payButton = (page: Page) =>
  page.locator('.kiosk-totals [data-look=primary][aria-disabled=false]');

/** From the attract screen to the choice of how to pay. */
export async function toPay(page: Page, ...dishes: string[]): Promise<void> {
  await toMenu(page);
  for (const dish of dishes) await addDish(page, dish);
  await toCart(page);
  await payButton(page).click();
  await page.locator('.kiosk-ways-to-pay').waitFor();
}

/** What a customer has to remember. */
export const numberOn = async (page: Page): Promise<string> => {
  await page.locator('.kiosk-done-number').waitFor();
  return await page.locator('.kiosk-done-number').innerText();
};

/** All that the browser keeps for longer than a page, as one text. */
export const keptByBrowser = (page: Page): Promise<string> =>
  page.evaluate(async () => {
    const all: unknown[] = [{ ...localStorage }, { ...sessionStorage }, location.href];
    for (const { name = '' } of await indexedDB.databases()) {
      // Who the screen is, is no customer's.
      if (name === 'kuaican-devices') continue;
      const opened = await new Promise<IDBDatabase>((resolve, reject) => {
        const request = indexedDB.open(name);
        request.onsuccess = () => resolve(request.result);
        request.onerror = () => reject(request.error);
      });
      for (const store of opened.objectStoreNames) {
        const values = opened.transaction(store).objectStore(store).getAll();
        await new Promise((resolve) => {
          values.onsuccess = resolve;
        });
        all.push(name, values.result);
      }
      opened.close();
    }
    return JSON.stringify(all);
  });
