import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from './support/journey.ts';
import { addDish, numberOn, payButton, toCart } from './support/kiosk.ts';
import { shot } from './support/shot.ts';

/** Follows a link that opens a tab of its own. */
async function tabOf(page: Page, name: string): Promise<Page> {
  const [tab] = await Promise.all([
    page.context().waitForEvent('page'),
    page.getByRole('link', { name }).first().click(),
  ]);
  return tab;
}

describe('a stranger at the start page', () => {
  test('buys lunch within a minute, with two tabs and no instructions', async ({ world }) => {
    const startedAt = performance.now();
    const start = await world.open('/');
    const kiosk = await tabOf(start, 'Order at the kiosk');
    await kiosk.locator('.kiosk-start').click();
    await kiosk.locator('.kiosk-way').last().click();
    await kiosk.locator('.kiosk-dish').first().waitFor();
    await addDish(kiosk, 'Mapo tofu');
    await toCart(kiosk);
    await payButton(kiosk).click();
    await kiosk.getByRole('button', { name: 'Scan a QR code' }).click();
    await kiosk.locator('.ui-qr').waitFor();
    await shot(kiosk, 'stranger-kiosk-code');

    const wallet = await tabOf(start, 'Pay with the wallet');
    await wallet.getByRole('button', { name: 'Scan', exact: true }).click();
    await wallet.locator('.wallet-row').first().click();
    await wallet.getByRole('dialog').waitFor();
    await shot(wallet, 'stranger-wallet-password');
    await wallet.keyboard.type('135790');
    await wallet.getByRole('heading', { name: 'Paid', exact: true }).waitFor();
    const number = await numberOn(kiosk);
    expect(performance.now() - startedAt).toBeLessThan(60_000);
    await shot(kiosk, 'stranger-number');

    const kitchen = await tabOf(start, 'See it being made');
    await kitchen.getByText(number).first().waitFor();
    await shot(kitchen, 'stranger-kitchen');
  });
});
