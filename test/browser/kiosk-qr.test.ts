import { describe, expect } from 'vitest';
import type { PaymentResponse } from '../../api/payments.ts';
import { test } from './support/journey.ts';
import { numberOn, openKiosk, toPay } from './support/kiosk.ts';

describe('a kiosk that shows a code', () => {
  test('is paid by who scans it', async ({ world }) => {
    const page = await openKiosk(world);
    await toPay(page, 'Mapo tofu', 'Cola');
    const [answer] = await Promise.all([
      page.waitForResponse((r) => r.url().endsWith('/payments') && r.ok()),
      page.getByRole('button', { name: 'Scan a QR code' }).click(),
    ]);
    const { qrCode = '' } = (await answer.json()) as PaymentResponse;
    await page.getByRole('heading', { name: 'Scan with Alipay' }).waitFor();
    await page.locator('.ui-qr').waitFor();
    const told = await page.locator('.pay-words strong').innerText();
    expect(await world.simulator.scan(qrCode, 'scan-and-pay')).not.toHaveProperty('refusal');
    expect(told).toContain(await numberOn(page));
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
