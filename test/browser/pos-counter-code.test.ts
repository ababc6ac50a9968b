import { describe, expect } from 'vitest';
import { test } from './support/journey.ts';
import { shot } from './support/shot.ts';
import { COUNTER_STORE, enter, openTill, paidNumber, toPay } from './support/till.ts';
import type { World } from './support/world.ts';

/** The customer scans the code at the counter and types a sum. */
async function payAtCounter(world: World, cents: number): Promise<void> {
  const path = `/v1/stores/${COUNTER_STORE}/shop-qr-codes`;
  const { body } = await world.client(COUNTER_STORE).get<{
    codes: { codeText: string; terminalId: string }[];
  }>('cashier', path);
  const code = body.codes.find(({ terminalId }) => terminalId === 'counter-1')?.codeText ?? '';
  const { refusal } = await world.simulator.scan(code, 'scan-and-pay', cents);
  expect(refusal).toBeUndefined();
}

const centsOf = (shown: string): number =>
  Math.round(Number(shown.replaceAll(/[^\d.]/g, '')) * 100);

/** A till looks again every few seconds. */
const SOON = { timeout: 15_000 };

describe('money at the counter code', () => {
  test('that a till waits for pays the order by itself', async ({ world }) => {
    const page = await openTill(world, { store: COUNTER_STORE });
    await enter(page, '305');
    await toPay(page);
    const due = await page.locator('.pos-pay-money h1 strong').innerText();
    await page.keyboard.press('s');
    await page.getByRole('button', { name: 'Wait at counter-1' }).click();
    await page.getByRole('heading', { name: 'Waiting for' }).waitFor();
    await shot(page, 'pos-waiting');
    await payAtCounter(world, centsOf(due));
    await paidNumber(page);
  });

  test('that no order asked for is found by the badge, and its order is paid with one press', async ({
    world,
  }) => {
    const page = await openTill(world, { store: COUNTER_STORE });
    await enter(page, '3*305');
    await toPay(page);
    const due = await page.locator('.pos-pay-money h1 strong').innerText();
    // Nobody waits: the cashier went on to the next customer.
    await page.keyboard.press('F2');
    await payAtCounter(world, centsOf(due));
    await page.locator('.pos-badge').waitFor();
    await page.keyboard.press('F4');
    const found = page.locator('.pos-case', { hasText: due });
    await found.getByText('Money came, for no order').waitFor();
    await shot(page, 'pos-cases');
    await found.getByRole('button', { name: 'Find its order' }).click();
    await page.getByText('Costs exactly this').first().waitFor();
    await shot(page, 'pos-assign');
    await page
      .getByRole('button', { name: /Costs exactly this/ })
      .first()
      .click();
    await page.getByText('The money was assigned to order', { exact: false }).waitFor();
    await expect.poll(() => found.count(), SOON).toBe(0);
  });

  test('that nobody knows is given back', async ({ world }) => {
    const page = await openTill(world, { store: COUNTER_STORE });
    await payAtCounter(world, 12_345);
    await page.locator('.pos-badge').waitFor();
    await page.keyboard.press('F4');
    const found = page.locator('.pos-case', { hasText: '123.45' });
    await found.getByRole('button', { name: 'Give it back' }).click();
    await page.getByRole('button', { name: 'Nobody knows whose it is' }).click();
    await page.getByRole('button', { name: /^Give \D*123\.45 back$/ }).click();
    await page.locator('.ui-banner[data-tone=good]').waitFor();
    await expect.poll(() => found.count(), SOON).toBe(0);
  });
});
