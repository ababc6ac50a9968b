import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { chromium } from 'playwright-core';

/*
 * Draws docs/images/screens.png from what the journeys in a browser left in
 * test/browser/screenshots: run those first.
 */

const root = path.resolve(import.meta.dirname, '..');
const shots = path.join(root, 'test', 'browser', 'screenshots');
const target = path.join(root, 'docs', 'images', 'screens.png');

/** Where each lies, in pixels of a picture that is 1,200 wide and 640 high. */
const PLACES = [
  { name: 'kiosk-9-menu-with-cart-en', left: 24, top: 24, width: 333 },
  { name: 'pos-sell-en', left: 381, top: 24, width: 500 },
  { name: 'kitchen-many', left: 381, top: 329, width: 500 },
  { name: 'wallet-code', left: 905, top: 24, width: 270 },
  { name: 'table-menu', left: 905, top: 329, width: 270 },
] as const;

const imageOf = ({ name, left, top, width }: (typeof PLACES)[number]): string => {
  const data = readFileSync(path.join(shots, `${name}.png`)).toString('base64');
  const height = left === 24 ? 592 : 287;
  const place = `left:${left}px;top:${top}px;width:${width}px;height:${height}px`;
  return `<img style="position:absolute;${place};object-fit:cover;object-position:top;border-radius:12px;box-shadow:0 4px 18px #3a220f40" src="data:image/png;base64,${data}">`;
};

const executablePath = await sparticuz.executablePath();
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
try {
  const page = await browser.newPage({ viewport: { width: 1_200, height: 640 } });
  await page.setContent(
    `<body style="margin:0;background:#f3e3d0">${PLACES.map(imageOf).join('')}`,
  );
  const picture = await page.screenshot();
  mkdirSync(path.dirname(target), { recursive: true });
  writeFileSync(target, picture);
} finally {
  await browser.close();
}
