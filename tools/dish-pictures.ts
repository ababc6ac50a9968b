import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import sparticuz from '@sparticuz/chromium';
import { chromium } from 'playwright-core';
import { DRAWN, HEIGHT, pictureOf, WIDTH } from './dish-pictures/picture.ts';

/**
 * Draws the pictures of the demo's dishes into local/demo/pictures, as photographs would come from a
 * merchant: `node tools/with-node.mjs tools/dish-pictures.ts`.
 */
const folder = path.resolve(import.meta.dirname, '../local/demo/pictures');
const QUALITY = 0.82;

/** For the browser, as text: the types of pages are not those of tools. */
const asWebP = (svg: string): string => `(async () => {
  const image = new Image();
  image.src = 'data:image/svg+xml,' + encodeURIComponent(${JSON.stringify(svg)});
  await image.decode();
  const canvas = Object.assign(document.createElement('canvas'), { width: ${WIDTH}, height: ${HEIGHT} });
  canvas.getContext('2d').drawImage(image, 0, 0);
  return canvas.toDataURL('image/webp', ${QUALITY}).split(',')[1];
})()`;

mkdirSync(folder, { recursive: true });
const executablePath = await sparticuz.executablePath();
const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
const page = await browser.newPage();
for (const itemId of DRAWN) {
  const picture = await page.evaluate<string>(asWebP(pictureOf(itemId)));
  writeFileSync(path.join(folder, `${itemId}.webp`), Buffer.from(picture, 'base64'));
}
await browser.close();
