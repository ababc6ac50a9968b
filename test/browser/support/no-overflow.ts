import type { Page } from 'playwright-core';
import { faultsOfLayout } from './layout-faults.ts';
import { fontsOf } from './shot.ts';

/** The narrowest, one between, and the widest: each costs time in every state. */
const WIDTHS = [320, 768, 1_920];

export interface OverflowOptions {
  readonly widths?: readonly number[];
  /** Of the text: 2 is 200 %. */
  readonly zoom?: number;
}

/**
 * Throws where the page scrolls sideways, or a text is cut off or lies on another, at any of the
 * widths. Leaves the page as wide as it was.
 */
export async function expectNoOverflow(
  page: Page,
  { widths = WIDTHS, zoom = 1 }: OverflowOptions = {},
): Promise<void> {
  await fontsOf(page);
  const before = page.viewportSize() ?? { width: 1_280, height: 800 };
  const told: string[] = [];
  await page.evaluate(
    (size) => {
      document.documentElement.style.fontSize = size;
    },
    `${zoom * 100}%`,
  );
  for (const width of widths) {
    await page.setViewportSize({ width, height: before.height });
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(done)));
    const faults = await page.evaluate(faultsOfLayout);
    told.push(...faults.map((fault) => `${width} px: ${fault}`));
  }
  await page.setViewportSize(before);
  await page.evaluate(() => {
    document.documentElement.style.removeProperty('font-size');
  });
  if (told.length > 0) throw new Error(`Layout of ${page.url()}:\n${told.join('\n')}`);
}
