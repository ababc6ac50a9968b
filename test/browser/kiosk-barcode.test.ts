import { describe, expect } from 'vitest';
import { test } from './support/journey.ts';
import {
  addDish,
  authCode,
  keptByBrowser,
  numberOn,
  openKiosk,
  payButton,
  STORE,
  scanCode,
  toCart,
  toMenu,
  toPay,
} from './support/kiosk.ts';

describe('a kiosk with a scanner', () => {
  test('sells to who shows a code, and forgets them', async ({ world }) => {
    const page = await openKiosk(world);
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('button', { name: '点击开始点餐' }).waitFor();
    await toMenu(page);
    await page.getByPlaceholder('搜索菜品').fill('麻婆');
    await addDish(page, '麻婆豆腐');
    await toCart(page);
    await payButton(page).click();
    await page.locator('.kiosk-ways-to-pay').waitFor();

    const code = authCode();
    await scanCode(page, code);
    const number = await numberOn(page);
    expect(number).toMatch(/^[A-Z]{0,2}\d{3}$/);
    const day = await world
      .client(STORE)
      .get('cashier', `/v1/stores/${STORE}/orders?pickupNumber=${number}`);
    expect(JSON.stringify(day.body)).toContain(number);
    expect(await keptByBrowser(page)).not.toContain(code);

    await page.getByRole('button', { name: '小票' }).click();
    await page.locator('.kiosk-paper svg').waitFor();
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: '完成' }).click();
    // The next guest reads the language of the house, and nothing of the last.
    await page.getByRole('button', { name: 'Touch to start' }).waitFor();
    await expect
      .poll(() => keptByBrowser(page), { timeout: 5_000 })
      .not.toMatch(/mapo-tofu|orderId/);
  });

  test('lets who was refused show another code, and keeps neither', async ({ world }) => {
    const page = await openKiosk(world);
    await toPay(page, 'Mapo tofu');
    const code = authCode('9001');
    await scanCode(page, code);
    await page.getByRole('heading', { name: 'Alipay did not accept the payment' }).waitFor();
    await page.getByText('Nothing was charged', { exact: false }).waitFor();
    // A refused code is over, the order is not.
    await scanCode(page, authCode());
    await numberOn(page);
    expect(await page.content()).not.toContain(code);
  });

  test('films the code where there is no scanner, and stops filming', async ({ world }) => {
    const page = await openKiosk(world);
    // This Chromium has neither a camera nor a reader of codes: a drawing is filmed.
    await page.evaluate((code) => {
      const film = document.createElement('canvas');
      film.getContext('2d')?.fillRect(0, 0, 9, 9);
      const stream = film.captureStream(5);
      class Reader {
        detect = async () => [{ rawValue: 'https://nobody.example' }, { rawValue: code }];
      }
      Object.assign(globalThis, { BarcodeDetector: Reader, filmed: stream });
      navigator.mediaDevices.getUserMedia = async () => stream;
    }, authCode());
    await toPay(page, 'Mapo tofu');
    await page.getByRole('button', { name: 'Use the camera instead' }).click();
    await numberOn(page);
    const tracks = await page.evaluate(() =>
      (globalThis as unknown as { filmed: MediaStream }).filmed
        .getTracks()
        .map((t) => t.readyState),
    );
    expect(tracks).toEqual(['ended']);
  });

  test('says so where the camera may not be used', async ({ world }) => {
    const page = await openKiosk(world);
    await page.evaluate(() => Object.assign(globalThis, { BarcodeDetector: class {} }));
    await toPay(page, 'Mapo tofu');
    await page.getByRole('button', { name: 'Use the camera instead' }).click();
    await page.getByText('The camera cannot be used.', { exact: false }).waitFor();
  });
});
