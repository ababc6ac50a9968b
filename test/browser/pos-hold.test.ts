import { describe, expect } from 'vitest';
import { test } from './support/journey.ts';
import { authCode, scanCode } from './support/kiosk.ts';
import { shot } from './support/shot.ts';
import { enter, openTill, paidNumber, toPay } from './support/till.ts';

/** A till looks again every few seconds. */
const SOON = { timeout: 15_000 };

describe('an order that is put aside', () => {
  test('is found by its word, changed at another till, and paid by a scan', async ({ world }) => {
    const page = await openTill(world);
    // Digits that come as fast as a test types them are a scanner's.
    const word = `window ${[...`${Date.now()}`].map((d) => 'abcdefghij'[Number(d)]).join('')}`;
    await enter(page, '305');
    await page.keyboard.press('F9');
    await page.locator('dialog input:focus').waitFor();
    await page.keyboard.type(word);
    await page.keyboard.press('Enter');
    await page.getByText(`Put aside: ${word}`).waitFor();
    expect(await page.locator('.pos-line').count()).toBe(0);

    const other = await openTill(world, { person: '王经理' });
    await other.keyboard.press('F3');
    await other.getByRole('button', { name: 'Put aside', exact: true }).click();
    await other.getByRole('button', { name: new RegExp(word) }).click();
    await shot(other, 'pos-held');
    await other.getByRole('button', { name: 'Change', exact: true }).click();
    await enter(other, '2*601');
    await expect.poll(() => other.locator('.pos-line').count(), SOON).toBe(2);
    await other.locator('.pos-totals .pos-sum', { hasText: '¥' }).waitFor();
    await shot(other, 'pos-changing');

    // A scanner is heard wherever one is: the order is changed and paid at once.
    await scanCode(other, authCode());
    const number = await paidNumber(other);
    await page.keyboard.press('F3');
    await page.getByLabel('Find by number').fill(number);
    await page.getByRole('button', { name: new RegExp(number) }).click();
    await page.getByText('2 ×').waitFor();
    await page.getByText('Why is it so?').click();
    await page.locator('.pos-journal li', { hasText: 'Put aside' }).waitFor();
    await shot(page, 'pos-journal');
  });

  test('whose payment is not confirmed is neither paid nor failed, and can be started over', async ({
    world,
  }) => {
    const page = await openTill(world);
    await enter(page, '305');
    await toPay(page);
    await scanCode(page, authCode('9009'));
    await page.getByRole('heading', { name: 'Not confirmed yet' }).waitFor();
    await page.getByText('Not paid, and not refused either', { exact: false }).waitFor();
    await shot(page, 'pos-confirming');
    await page.getByRole('button', { name: 'Cancel and start over' }).click();
    await page.locator('.pos-line').waitFor();
    await toPay(page);
    await scanCode(page, authCode('9001'));
    await page.getByText('Alipay did not accept it').waitFor();
    await shot(page, 'pos-declined');
    await page.keyboard.press('Enter');
    await paidNumber(page);
  });
});
