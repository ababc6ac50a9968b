import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from './support/journey.ts';
import { authCode, scanCode } from './support/kiosk.ts';
import { shot } from './support/shot.ts';
import { enter, inspect, openTill, paidNumber, STORE, signIn, toPay } from './support/till.ts';
import type { World } from './support/world.ts';

const LANGUAGES = ['en', 'zh-CN'] as const;

/** Presses the button of the group or list that is the nth, whatever it is called. */
const nth = (page: Page, selector: string, n: number) => page.locator(selector).nth(n);

/** Where the till lies on a phone and on a wide screen is looked at by `inspect` in every state. */
describe.each(LANGUAGES)('a till in %s', (locale) => {
  const name = (state: string): string => `pos-${state}-${locale}`;

  test('asks who is there', async ({ world }) => {
    world.allow(/422 POST .*\/v1\/staff\/sessions/);
    const page = await world.openScreen('pos', STORE, { locale });
    await page.locator('.pos-names').waitFor();
    await inspect(page, name('lock'));
    await page.getByRole('button', { name: '王经理' }).click();
    await page.keyboard.type('9999');
    await page.keyboard.press('Enter');
    await page.locator('#pos-pin[aria-invalid=true]').waitFor();
    await inspect(page, name('pin'));
    await page.locator('.pos-pin > .ui-button').click();
    await signIn(page, '小林');
    await page.locator('.pos-lock-button').click();
    await page.locator('.pos-names').waitFor();
  });

  test('sells', async ({ world }) => {
    const page = await openTill(world, { locale });
    await inspect(page, name('sell'));
    await page.keyboard.press('F1');
    await inspect(page, name('keys'));
    await page.keyboard.press('Escape');
    await enter(page, '402');
    await page.locator('.pos-line .pos-chip').click();
    await page.locator('.menu-dialog').waitFor();
    await inspect(page, name('item'));
    await page.locator('.menu-dialog-foot > .ui-button').click();
    await enter(page, '2*305');
    await page.locator('.pos-details summary').click();
    await nth(page, '.pos-details input', 0).fill(locale === 'en' ? 'Ms Li' : '李女士');
    await nth(page, '.pos-details input', 1).fill('7');
    await nth(page, '.pos-details input', 3).fill('WELCOME');
    await page.keyboard.press('Enter');
    await page.locator('.pos-totals div:nth-child(3)').waitFor();
    await inspect(page, name('details'));
    await page.locator('.pos-details summary').click();
    await inspect(page, name('ticket'));
    await page.keyboard.press('F9');
    await inspect(page, name('hold'));
    await page.keyboard.press('Escape');
    await toPay(page);
    await inspect(page, name('cash'));
    for (const [key, state] of Object.entries({ b: 'scan', s: 'counter-code', k: 'card' })) {
      await page.locator('.pos-ways button').first().focus();
      await page.keyboard.press(key);
      await page.locator('.pos-panel').waitFor();
      await inspect(page, name(state));
    }
    await page.locator('.pos-ways button').first().focus();
    await page.keyboard.press('q');
    await page.locator('.pos-confirming .ui-qr').waitFor();
    await inspect(page, name('qr'));
    await page.locator('.pos-confirming .ui-button').click();
    await page.locator('.pos-line').first().waitFor();
    await toPay(page);
    await scanCode(page, authCode());
    await paidNumber(page);
    await inspect(page, name('paid'));
  });

  test('finds orders and gives money back', async ({ world }) => {
    const page = await openTill(world, { locale });
    await enter(page, '3*305');
    await toPay(page);
    await page.keyboard.press('Enter');
    const number = await paidNumber(page);
    await page.keyboard.press('F3');
    await nth(page, '.pos-filters button', 2).click();
    await page.locator('.pos-order-row').first().waitFor();
    await inspect(page, name('orders'));
    await page.locator('.pos-order-row', { hasText: number }).click();
    await page.locator('.pos-journal summary').click();
    await page.locator('.pos-journal li').first().waitFor();
    await inspect(page, name('order'));
    await nth(page, '.pos-detail > .pos-actions button', 1).click();
    await page.locator('.pos-paper svg').waitFor();
    await inspect(page, name('receipt'));
    await printTwice(page);
    await inspect(page, name('receipt-copy'));
    await page.keyboard.press('Escape');
    await nth(page, '.pos-detail > .pos-actions button', 0).click();
    await nth(page, '.pos-refund input[type=radio]', 1).check();
    await inspect(page, name('refund-dishes'));
    await nth(page, '.pos-refund input[type=radio]', 2).check();
    await nth(page, '.pos-refund .pos-chip', 2).click();
    await nth(page, '.pos-refund .ui-field input', 0).fill('5');
    await inspect(page, name('refund-amount'));
    await page.locator('.pos-refund [type=submit]').click();
    await page.locator('dialog .ui-banner[data-tone=good]').waitFor();
    await inspect(page, name('refunded'));
  });

  test('has a drawer, a list of what to do, and more', async ({ world }) => {
    const page = await openTill(world, { locale });
    await page.keyboard.press('F6');
    await page.locator('.pos-form input').waitFor();
    await inspect(page, name('drawer-closed'));
    await page.locator('.pos-form input').fill('200');
    await page.keyboard.press('Enter');
    await page.locator('.pos-report').waitFor();
    await nth(page, '.pos-page > .pos-actions button', 1).click();
    await inspect(page, name('pay-out'));
    await page.keyboard.press('Escape');
    await inspect(page, name('drawer'));
    await nth(page, '.pos-page > .pos-actions button', 2).click();
    await nth(page, '.pos-coins input', 0).fill('2');
    await inspect(page, name('close'));
    await page.locator('.pos-close [type=submit]').click();
    await page.locator('.ui-banner[data-tone=good]').waitFor();
    await inspect(page, name('report'));
    await page.keyboard.press('F4');
    await page.locator('.ui-empty, .pos-case').first().waitFor();
    await inspect(page, name('to-do'));
    await page.keyboard.press('F7');
    await page.locator('.pos-sold-out li').first().waitFor();
    await inspect(page, name('more'));
    await letIn(world, page);
    await inspect(page, name('let-in'));
  });
});

describe.each([
  ['phone', { width: 390, height: 844 }],
  ['wide', { width: 1_920, height: 1_080 }],
])('a till on a %s screen', (size, viewport) => {
  test('sells, takes money and finds orders', async ({ world }) => {
    const page = await openTill(world, { viewport, locale: 'zh-CN' });
    const name = (state: string): string => `pos-${state}-${size}`;
    await page.locator('.pos-dish', { hasText: '麻婆豆腐' }).click();
    await shot(page, name('sell'));
    if (size === 'phone') await page.locator('.pos-sell-switch button').click();
    await shot(page, name('ticket'));
    await page.locator('.pos-ticket-ends [data-look=primary]').click();
    await page.locator('.pos-ways').waitFor();
    await shot(page, name('pay'));
    await page.locator('.pos-panel [type=submit]').click();
    await paidNumber(page);
    await shot(page, name('paid'));
    await nth(page, '.pos-rail li button', 1).click();
    await nth(page, '.pos-filters button', 2).click();
    await page.locator('.pos-order-row').first().waitFor();
    await shot(page, name('orders'));
    await page.locator('.pos-order-row').first().click();
    await page.locator('.pos-detail-head').waitFor();
    await shot(page, name('order'));
    await nth(page, '.pos-rail li button', 4).click();
    await page.locator('.pos-sold-out li').first().waitFor();
    await shot(page, name('more'));
  });
});

async function printTwice(page: Page): Promise<void> {
  const print = page.locator('.pos-receipt-foot .ui-button');
  const said = page.locator('.pos-receipt-foot [role=status]');
  await print.click();
  await said.waitFor();
  const original = await said.innerText();
  await print.click();
  await expect.poll(() => said.innerText(), { timeout: 15_000 }).not.toBe(original);
}

/** A board shows its code, and staff type it at the till. */
async function letIn(world: World, page: Page): Promise<void> {
  const board = await world.open('/board/');
  const code = await board.locator('.ui-pairing-code').innerText();
  await nth(page, '.pos-more-side .pos-chip', 2).click();
  await page.locator('.pos-more-side input').fill(code);
  await page.locator('.pos-more-side [type=submit]').click();
  await page.locator('.pos-more-side .ui-banner[data-tone=good]').waitFor();
  await board.locator('.ui-pairing').waitFor({ state: 'detached' });
}
