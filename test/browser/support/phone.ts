import type { Page } from 'playwright-core';
import type { DemoFacts } from '../../../web/src/demo/demo-facts.ts';
import { expectAccessible } from './accessible.ts';
import { expectNoOverflow } from './no-overflow.ts';
import { shot } from './shot.ts';
import type { OpenOptions, World } from './world.ts';

const PHONE = { viewport: { width: 390, height: 844 } } as const;
const WIDTHS = [320, 768];

/** The simulated Alipay app, on a phone of its own. */
export async function openWallet(world: World, options: OpenOptions = {}): Promise<Page> {
  const origin = world.ready.simulatorUrl;
  const page = await world.open('/wallet/', { ...PHONE, origin, ...options });
  await page.locator('.wallet-digits').waitFor();
  return page;
}

/** What a shop's scanner would read from the wallet. */
export const digitsOn = async (wallet: Page): Promise<string> =>
  (await wallet.locator('.wallet-digits').innerText()).replace(/\s/g, '');

/** Any six digits. */
export async function typePassword(wallet: Page): Promise<void> {
  await wallet.locator('.wallet-pad').waitFor();
  await wallet.keyboard.type('314159');
  await wallet.locator('.wallet-tick').waitFor();
}

/** The address that the code on a table of the demo encodes. */
export async function codeOfTable({ ready }: World, storeId: string, at: number): Promise<string> {
  const answer = await fetch(`${ready.webUrl}/local/demo`);
  const { stores } = (await answer.json()) as DemoFacts;
  const url = stores.find((store) => store.storeId === storeId)?.tables[at]?.url ?? '';
  return url.replace(ready.webUrl, '');
}

/** A guest's phone, at the menu of a table. */
export async function sitDown(
  world: World,
  code: string,
  options: OpenOptions = {},
): Promise<Page> {
  const page = await world.open(code, { ...PHONE, ...options });
  await page.locator('.table-dish').first().waitFor();
  return page;
}

/** Writes down what the phone shows, and that everybody can read and use it. */
export async function lookAt(page: Page, name: string): Promise<void> {
  // Pictures of dishes come when they are looked at.
  await page.waitForFunction(() =>
    [...document.images].every((image) => {
      const { top } = image.getBoundingClientRect();
      return top > innerHeight || image.complete;
    }),
  );
  await shot(page, name);
  await expectAccessible(page, name);
  await expectNoOverflow(page, { widths: WIDTHS });
}
