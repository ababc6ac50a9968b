import { describe, expect } from 'vitest';
import { test } from './support/journey.ts';
import { shot } from './support/shot.ts';
import { enter, openDrawer, openTill, paidNumber, reported, toPay } from './support/till.ts';
import { stepsToldBy } from './support/told-steps.ts';

/** A till looks again every few seconds. */
const SOON = { timeout: 15_000 };

describe('a cashier without a mouse', () => {
  test('opens the drawer, sells, gives change and some back, and closes with the right report', async ({
    world,
  }) => {
    const page = await openTill(world);
    const keys = page.keyboard;
    const told = stepsToldBy(page);
    await openDrawer(page, '200');

    await keys.press('F2');
    await enter(page, '2*305');
    await enter(page, 'jasmine');
    await keys.press('ArrowUp');
    await keys.press('+');
    await enter(page, '*2');
    const lines = page.locator('.pos-line');
    await expect.poll(() => lines.count(), SOON).toBe(2);
    await expect.poll(() => lines.first().locator('output').innerText(), SOON).toBe('2');

    await toPay(page);
    const due = await page.locator('.pos-pay-money h1 strong').innerText();
    await keys.type('200');
    const change = await page.locator('.pos-change strong').innerText();
    expect(Number(due.slice(1)) + Number(change.slice(1))).toBe(200);
    await keys.press('Enter');
    const number = await paidNumber(page);
    expect(await page.locator('.pos-paid .pos-change strong').innerText()).toBe(change);
    await shot(page, 'pos-paid');

    // Enter again is the next customer, at the search field.
    await keys.press('Enter');
    await page.locator('#pos-search:focus').waitFor();
    await expect.poll(told.words, SOON).toEqual(['start', 'checkout', 'pay', 'done']);

    await keys.press('F3');
    await page.getByLabel('Find by number').fill(number);
    await page.getByRole('button', { name: new RegExp(number) }).press('Enter');
    await page.getByRole('button', { name: 'Refund' }).press('Enter');
    await page.getByLabel('Some dishes').check();
    await page.getByRole('button', { name: 'More: Jasmine tea' }).press('Enter');
    await page.getByRole('button', { name: 'Wrong dish' }).press('Enter');
    await shot(page, 'pos-refund');
    await page.getByRole('button', { name: 'Give it back' }).press('Enter');
    await page.getByText('Booked. Hand ¥8.00 to the customer now.').waitFor();
    await page.getByRole('button', { name: 'Done' }).press('Enter');

    await keys.press('F6');
    await expect
      .poll(() => reported(page, 'Cash given back').innerText(), SOON)
      .toContain('-¥8.00');
    const expected = 200 + Number(due.slice(1)) - 8;
    expect(await reported(page, 'Must be there').innerText()).toContain(`¥${expected.toFixed(2)}`);
    await page.getByRole('button', { name: 'Count and close' }).press('Enter');
    await keys.type('2');
    await expect.poll(() => page.getByLabel('Counted').inputValue(), SOON).toBe('200.00');
    await page.getByLabel('Counted').fill(String(expected - 3));
    await shot(page, 'pos-close');
    await page.getByLabel('Counted').press('Enter');
    await page.getByText('¥3.00 is missing.').waitFor();
    await shot(page, 'pos-report');
  });

  test('finds the order that was being paid again after the power was gone', async ({ world }) => {
    // A screen that starts does not know yet that the demo's time runs faster.
    world.allow(/401 POST .*\/v1\/devices\/tokens/);
    const page = await openTill(world);
    await enter(page, '305');
    await toPay(page);
    await page.reload();
    await page.getByRole('button', { name: '小林' }).click();
    await page.locator('#pos-pin').waitFor();
    await page.keyboard.type('2580');
    await page.keyboard.press('Enter');
    await page.locator('.pos-ways').waitFor();
    await page.keyboard.press('Enter');
    expect(await paidNumber(page)).toMatch(/^[A-Z]{0,2}\d{3}$/);
  });
});
