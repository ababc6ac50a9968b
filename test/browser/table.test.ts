import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { test } from './support/journey.ts';
import { expectNoOverflow } from './support/no-overflow.ts';
import { codeOfTable, lookAt, openWallet, sitDown, typePassword } from './support/phone.ts';
import { stepsToldBy } from './support/told-steps.ts';
import type { World } from './support/world.ts';

const STORE = 'people-road';
/** Screens promise 2 s; the machine may be busy. */
const SOON = { timeout: 10_000 };

const add = (page: Page, dish: string) =>
  page.getByRole('button', { name: dish, exact: true }).click();

const toOrder = async (page: Page): Promise<void> => {
  await page.locator('.table-tabs .ui-button').last().click();
  await page.locator('.table-guest').first().waitFor();
};

/** What the phone's button opens in Alipay, paid there. */
async function payInWallet(world: World, page: Page, wallet: Page): Promise<void> {
  const link = page.locator('.table-dialog a');
  await link.waitFor();
  const address = (await link.getAttribute('href')) ?? '';
  expect(address).toMatch(`${world.ready.simulatorUrl}/wallet/#scan=`);
  await wallet.goto(address);
  await typePassword(wallet);
  await page.locator('.table-dialog .table-tick').waitFor();
}

const closeTable = (world: World, tableId: string) =>
  world.client(STORE).post('cashier', `/v1/stores/${STORE}/tables/${tableId}/close`, {});

describe('a shared table', () => {
  test('of three, of whom one pays their own and one the rest', async ({ world }) => {
    const code = await codeOfTable(world, STORE, 0);
    const ann = await sitDown(world, code);
    const told = stepsToldBy(ann);
    await lookAt(ann, 'table-menu');
    const bob = await sitDown(world, code, { locale: 'zh-CN' });
    await lookAt(bob, 'table-menu-zh');
    const cai = await sitDown(world, code);
    await add(ann, 'Add Mapo tofu');
    await ann.getByRole('button', { name: 'Our order (1)' }).waitFor();
    await add(ann, 'Add Mapo tofu');
    await add(bob, '加一份鲜肉水饺');
    await bob.getByRole('button', { name: '本桌订单（3）' }).waitFor();
    await add(cai, 'Add Sweet and sour pork');
    await cai.getByRole('button', { name: 'Our order (4)' }).waitFor();
    for (const page of [ann, bob, cai]) {
      await toOrder(page);
      await expect.poll(() => page.locator('.table-guest').count(), SOON).toBe(3);
    }
    await lookAt(ann, 'table-order');
    await expectNoOverflow(ann, { widths: [320], zoom: 2 });
    await lookAt(bob, 'table-order-zh');

    // Two of one dish are one line, of which one can be given back.
    await ann.getByRole('button', { name: 'Less: Mapo tofu' }).click();
    await ann.locator('.table-bar [aria-disabled=false]', { hasText: /Pay mine/ }).click();
    const wallet = await openWallet(world);
    await ann.locator('.table-dialog .ui-qr').waitFor();
    await lookAt(ann, 'table-pay');
    await bob.getByText('正在付款…').first().waitFor();
    await lookAt(bob, 'table-being-paid-zh');
    await payInWallet(world, ann, wallet);
    await lookAt(ann, 'table-paid');
    await ann.getByRole('button', { name: 'Done' }).click();
    const paid = ['item mapo-tofu', 'item mapo-tofu', 'cart', 'checkout', 'pay', 'done'];
    await expect.poll(() => told.words().slice(-6), SOON).toEqual(paid);

    await bob.getByText('已付清').waitFor();
    await bob.locator('.table-bar .ui-button', { hasText: '付全桌' }).click();
    await bob.locator('.table-dialog .ui-qr').waitFor();
    // A phone that is reloaded finds its payment again, and makes no second one.
    await bob.reload();
    await bob.locator('.table-dialog .ui-qr').waitFor();
    await lookAt(bob, 'table-pay-zh');
    await payInWallet(world, bob, await openWallet(world, { locale: 'zh-CN' }));
    await lookAt(bob, 'table-paid-zh');
    await bob.getByRole('button', { name: '完成' }).click();
    await cai.getByText('Nothing is left to pay.').waitFor();
    await lookAt(cai, 'table-all-paid');

    await closeTable(world, 'A1');
    await cai.getByRole('heading', { name: 'Thank you, and goodbye!' }).waitFor();
    await cai.getByText('You (guest 3)').waitFor();
    await lookAt(cai, 'table-ended');
    await bob.getByRole('heading', { name: '谢谢光临！' }).waitFor();
    await lookAt(bob, 'table-ended-zh');
    await cai.getByRole('button', { name: 'Order something more' }).click();
    await cai.locator('.table-dish').first().waitFor();
    expect(await cai.locator('.table-guest').count()).toBe(0);
  });

  test('tells who pays too late that it has changed, and what to pay now', async ({ world }) => {
    world.allow(/409 POST .*\/order\/payments/);
    const code = await codeOfTable(world, STORE, 1);
    const ann = await sitDown(world, code);
    const bob = await sitDown(world, code);
    await add(ann, 'Add Pork dumplings');
    await toOrder(ann);
    await add(bob, 'Add Pork dumplings');
    await toOrder(bob);
    await expect.poll(() => ann.locator('.table-guest').count(), SOON).toBe(2);
    // Ann's phone hears nothing for a moment, while Bob pays for himself.
    await ann.route('**/v1/tables/*/order', (route) => route.abort());
    world.allow(/ERR_FAILED|Failed to fetch/);
    await bob.locator('.table-bar .ui-button', { hasText: 'Pay mine' }).click();
    await bob.locator('.table-dialog .ui-qr').waitFor();
    await ann.locator('.table-bar .ui-button', { hasText: 'Pay for all' }).click();
    await ann.getByText('Nothing was paid.', { exact: false }).waitFor();
    await lookAt(ann, 'table-conflict');
    await ann.unroute('**/v1/tables/*/order');
    await ann.locator('.table-dialog [data-look=primary]').click();
    await ann.getByText('Being paid …').waitFor();
    expect(await ann.locator('.table-bar .ui-button').count()).toBe(1);
    // A code that nobody pays ends, and what it was for can be paid again.
    await bob.getByRole('button', { name: 'Back to the order' }).click();
    await lookAt(bob, 'table-away');
    await ann.getByText('did not go through', { exact: false }).waitFor({ timeout: 60_000 });
    await lookAt(ann, 'table-failed');
  });

  test('begins anew where the only dish is taken away', async ({ world }) => {
    const page = await sitDown(world, await codeOfTable(world, STORE, 2));
    await page.locator('.table-link', { hasText: 'Spicy chicken burger set' }).click();
    await page.getByLabel('Soy milk').check();
    await lookAt(page, 'table-dish');
    await page.locator('.menu-dialog-foot > .ui-button').click();
    await toOrder(page);
    await page.getByText('Soy milk').waitFor();
    await page.getByRole('button', { name: 'Remove Spicy chicken burger set' }).click();
    await page.locator('.table-dish').first().waitFor();
    await page.locator('.table-tabs .ui-button').last().click();
    await page.getByText('Nobody has ordered yet.', { exact: false }).waitFor();
    await lookAt(page, 'table-nothing');
  });

  test('knows who has signed in with Alipay', async ({ world }) => {
    const page = await sitDown(world, await codeOfTable(world, STORE, 3));
    await page.getByRole('button', { name: 'Sign in with Alipay' }).click();
    await page.getByText('Signed in with Alipay.').waitFor();
    expect(page.url()).not.toMatch(/auth_code|state=/);
    await lookAt(page, 'table-signed-in');
    await add(page, 'Add Mapo tofu');
    await toOrder(page);
    await page.getByText('You (guest 1)').waitFor();
    await page.reload();
    await page.getByText('You (guest 1)').waitFor();
    await page.getByRole('button', { name: 'My orders' }).click();
    await page.getByText('1 × Mapo tofu').last().waitFor();
    await lookAt(page, 'table-my-orders');
    await page.getByRole('button', { name: 'Forget me' }).click();
    await page.getByText('This cannot be undone.', { exact: false }).waitFor();
    await lookAt(page, 'table-forget-me');
    await page.getByRole('button', { name: 'Forget me now' }).click();
    // From now on the dish is a stranger's.
    await page.getByRole('heading', { name: 'Guest 1' }).waitFor();
  });

  test('is a step from the start page', async ({ world }) => {
    const start = await world.open('/');
    const link = start.locator('a[href^="/table/#"]').first();
    const page = await sitDown(world, (await link.getAttribute('href')) ?? '');
    await page.getByRole('heading', { level: 1, name: /^Table / }).waitFor();
  });

  test('has a code that is good, or says so', async ({ world }) => {
    world.allow(/404 POST .*\/v1\/tables/);
    const page = await world.open('/table/#nonsense', { viewport: { width: 390, height: 844 } });
    await page.getByRole('heading', { name: 'This code is no longer valid' }).waitFor();
    await lookAt(page, 'table-no-table');
    const bare = await world.open('/table/', { viewport: { width: 390, height: 844 } });
    await bare.getByRole('heading', { name: 'Scan the code on your table' }).waitFor();
    await lookAt(bare, 'table-no-code');
  });
});
