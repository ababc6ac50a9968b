import { describe, expect } from 'vitest';
import type { OrderResponse } from '../../api/orders.ts';
import { test } from './support/journey.ts';
import { authCode, numberOn, openKiosk, scanCode, toPay } from './support/kiosk.ts';
import { shot } from './support/shot.ts';

/** By the clock of the machine, which is not the scaled one of the server, a screen asks once in vain. */
const WRONG_CLOCK = /401 POST .*devices.tokens/;

describe('a kiosk that is reloaded in the middle of a payment', () => {
  test('finds it again, says so, and comes to its number', async ({ world }) => {
    world.allow(WRONG_CLOCK);
    const page = await openKiosk(world);
    await toPay(page, 'Mapo tofu');
    const seen = page.waitForResponse((r) => r.url().endsWith('/payments') && r.status() === 202);
    // The customer types the password after 90 s of the simulator's time.
    await scanCode(page, authCode('9150'));
    const { orderId } = (await (await seen).json()) as { orderId: string };
    const words = page.getByRole('heading', { name: 'Still confirming your payment' });
    await words.waitFor();
    const told = await page.locator('.pay-words strong').innerText();
    await shot(page, 'kiosk-confirming-en');
    await page.reload();
    await words.waitFor();
    expect(await page.locator('.pay-words strong').innerText()).toBe(told);
    expect(told).toContain(await numberOn(page));
    const order: OrderResponse = await world.client('people-road').order(orderId);
    expect(order.payments).toHaveLength(1);
  });

  test('knows a payment that was never made by what Alipay said in the end', async ({ world }) => {
    world.allow(WRONG_CLOCK);
    const page = await openKiosk(world);
    await toPay(page, 'Mapo tofu');
    await scanCode(page, authCode('9008'));
    await page.getByRole('heading', { name: 'Still confirming your payment' }).waitFor();
    await page.reload();
    await page.getByText('You were not charged', { exact: false }).waitFor({ timeout: 30_000 });
    await page.getByRole('button', { name: 'Back to my order' }).click();
    await page.locator('.kiosk-line').filter({ hasText: 'Mapo tofu' }).waitFor();
  });
});
