import sparticuz from '@sparticuz/chromium';
import { chromium } from 'playwright-core';
import { HEIGHT, WIDTH } from './scene.ts';
import type { Drawing } from './svg.ts';

/** Fine gradients stay smooth, and a picture has 10 to 25 KB. */
const QUALITY = 80;

/** Photographs drawings by the browser of the tests, as WebP. */
export async function render(
  drawings: ReadonlyMap<string, Drawing>,
  keep: (name: string, webp: Buffer) => void,
): Promise<void> {
  const executablePath = await sparticuz.executablePath();
  const browser = await chromium.launch({ executablePath, args: ['--no-sandbox'] });
  try {
    const page = await browser.newPage({ viewport: { width: WIDTH, height: HEIGHT } });
    const devtools = await page.context().newCDPSession(page);
    for (const [name, drawing] of drawings) {
      await page.setContent(`<body style="margin:0">${drawing}</body>`);
      const options = { format: 'webp', quality: QUALITY } as const;
      const { data } = await devtools.send('Page.captureScreenshot', options);
      keep(name, Buffer.from(data, 'base64'));
    }
  } finally {
    await browser.close();
  }
}
