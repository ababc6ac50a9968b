import { describe, expect } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { test } from './support/journey.ts';
import { authCode, numberOn, openKiosk, scanCode, toPay } from './support/kiosk.ts';
import { expectNoOverflow } from './support/no-overflow.ts';
import { shot } from './support/shot.ts';

/** Alipay says that it does not know; what becomes of the payment after that. */
const UNKNOWN = { paidAfter40s: '9240', neverPaid: '9008' };

describe('a payment of which Alipay does not know yet', () => {
  test('is said to be so, and ends paid', async ({ world }) => {
    const page = await openKiosk(world);
    await toPay(page, 'Mapo tofu');
    await scanCode(page, authCode(UNKNOWN.paidAfter40s));
    await page.getByRole('heading', { name: 'Still confirming your payment' }).waitFor();
    const told = await page.locator('.pay-words strong').innerText();
    // Nobody may begin another payment now, nor lose their cart by a wrong button.
    expect(await page.locator('.kiosk-ways-to-pay').count()).toBe(0);
    expect(await page.locator('.kiosk-exits button').count()).toBe(0);
    await shot(page, 'unknown-confirming');
    const number = await numberOn(page);
    expect(told).toContain(number);
    await shot(page, 'unknown-then-paid');
  });

  test('is cancelled when nobody pays, costs nothing, and the order can be paid again', async ({
    world,
  }) => {
    const page = await openKiosk(world);
    await toPay(page, 'Mapo tofu');
    await scanCode(page, authCode(UNKNOWN.neverPaid));
    await page.getByRole('heading', { name: 'Still confirming your payment' }).waitFor();
    await expectAccessible(page);
    await page.getByText('You were not charged', { exact: false }).waitFor({ timeout: 40_000 });
    await shot(page, 'unknown-then-cancelled');
    await expectAccessible(page);
    await expectNoOverflow(page);
    await scanCode(page, authCode());
    await numberOn(page);
  });
});
