import path from 'node:path';
import type { Page } from 'playwright-core';

const folder = path.resolve(import.meta.dirname, '../screenshots');

/** Writes what the page looks like now; look at it. Names are `kiosk-cart`, `pos-cases-zh`. */
export async function shot(page: Page, name: string, { whole = false } = {}): Promise<void> {
  await fontsOf(page);
  await picturesOf(page);
  const file = path.join(folder, `${name}.png`);
  await page.screenshot({ path: file, fullPage: whole, animations: 'disabled' });
}

/** The machine may have no Chinese font: pages bring theirs, a moment after they are there. */
export async function fontsOf(page: Page): Promise<void> {
  await page.waitForFunction(() => document.fonts.size > 0);
  await page.evaluate(() => document.fonts.ready.then(() => undefined));
}

/** Pictures load as they come into view; one that never comes is shown as it is. */
async function picturesOf(page: Page): Promise<void> {
  const areThere = page.waitForFunction(
    () =>
      [...document.images].every(
        (image) => image.complete || image.getBoundingClientRect().top > innerHeight,
      ),
    undefined,
    { timeout: 2_000 },
  );
  await areThere.catch(() => undefined);
}
