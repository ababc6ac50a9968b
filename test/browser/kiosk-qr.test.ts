import { describe, expect } from 'vitest';
import type { PaymentResponse } from '../../api/payments.ts';
import { test } from './support/journey.ts';
import { numberOn, openKiosk, toPay } from './support/kiosk.ts';
import { stepsToldBy } from './support/told-steps.ts';

describe('a kiosk that shows a code', () => {
  test('is paid by who scans it', async ({ world }) => {
    const page = await openKiosk(world);
    const told = stepsToldBy(page);
    await toPay(page, 'Mapo tofu', 'Cola');
    const [answer] = await Promise.all([
      page.waitForResponse((r) => r.url().endsWith('/payments') && r.ok()),
      page.getByRole('button', { name: 'Scan a QR code' }).click(),
    ]);
    const { qrCode = '', orderId } = (await answer.json()) as PaymentResponse;
    await page.getByRole('heading', { name: 'Scan with Alipay' }).waitFor();
    await page.locator('.ui-qr').waitFor();
    const shown = await page.locator('.pay-words strong').innerText();
    expect(await world.simulator.scan(qrCode, 'scan-and-pay')).not.toHaveProperty('refusal');
    const number = await numberOn(page);
    expect(shown).toContain(number);
    await page.getByRole('button', { name: 'Done' }).click();
    await expect
      .poll(told.words, { timeout: 10_000 })
      .toEqual([
        ...['start', 'menu', 'item mapo-tofu', 'item cola', 'cart', 'checkout', 'pay', 'done'],
      ]);
    const { requests } = told;
    expect(new Set(requests.map(({ sessionId }) => sessionId)).size).toBe(1);
    for (const trace of [number, qrCode, orderId])
      expect(JSON.stringify(requests)).not.toContain(trace);
  });

  test('gives the cart back to who cancels', async ({ world }) => {
    const page = await openKiosk(world);
    await toPay(page, 'Mapo tofu');
    await page.getByRole('button', { name: 'Scan a QR code' }).click();
    await page.getByRole('button', { name: 'Cancel this payment' }).click();
    await page.getByRole('button', { name: 'Back to my order' }).click();
    await page.locator('.kiosk-line').filter({ hasText: 'Mapo tofu' }).waitFor();
  });
});
