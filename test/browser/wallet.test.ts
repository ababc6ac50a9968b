import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import type { OrderResponse } from '../../api/orders.ts';
import type { PaymentResponse } from '../../api/payments.ts';
import { test } from './support/journey.ts';
import { expectNoOverflow } from './support/no-overflow.ts';
import { digitsOn, lookAt, openWallet, typePassword } from './support/phone.ts';
import type { World } from './support/world.ts';

const STORE = 'people-road';
/** Of a gateway that has codes which hang in a shop. */
const SHOP = 'river-street';

async function placed(world: World, storeId = STORE): Promise<string> {
  const lines = [{ itemId: 'mapo-tofu', options: [], quantity: 1 }];
  const request = { storeId, channel: 'kiosk', fulfilment: 'dine-in', lines };
  const answer = await world
    .client(storeId)
    .post<OrderResponse>('kiosk', '/v1/orders', request, crypto.randomUUID());
  expect(answer.status).toBe(201);
  return answer.body.orderId;
}

const pay = async (world: World, orderId: string, way: object, storeId = STORE) =>
  (
    await world
      .client(storeId)
      .post<PaymentResponse>('kiosk', `/v1/orders/${orderId}/payments`, way, crypto.randomUUID())
  ).body;

/** A hand quicker than the next picture: its keys come as soon as the pad is on the page. */
const typeAtOnce = (wallet: Page) =>
  wallet.evaluate(() => {
    new MutationObserver((_changes, watch) => {
      if (document.querySelector('.wallet-pad') === null) return;
      watch.disconnect();
      for (const key of '314159') dispatchEvent(new KeyboardEvent('keydown', { key }));
    }).observe(document.body, { childList: true, subtree: true });
  });

const done = (wallet: Page) => wallet.getByRole('button', { name: /^(Done|完成)$/ }).click();

describe('a wallet', () => {
  test('shows a code that the shop scans, and says that it was paid', async ({ world }) => {
    const wallet = await openWallet(world);
    await lookAt(wallet, 'wallet-code');
    await expectNoOverflow(wallet, { widths: [320], zoom: 2 });
    const authCode = await digitsOn(wallet);
    expect(authCode).toMatch(/^28\d{16}$/);
    const orderId = await placed(world);
    expect(await pay(world, orderId, { way: 'barcode', authCode })).toMatchObject({
      status: 'CAPTURED',
    });
    await wallet.locator('.wallet-tick').waitFor();
    await lookAt(wallet, 'wallet-paid');
    await done(wallet);
    // Alipay takes a code once.
    expect(await digitsOn(wallet)).not.toBe(authCode);
    const refund = { amount: 500, reason: 'Cold' };
    await world
      .client(STORE)
      .post('merchant', `/v1/orders/${orderId}/refunds`, refund, crypto.randomUUID());
    await wallet.getByRole('button', { name: 'History' }).click();
    await wallet.getByText('Paid, partly returned').waitFor();
    await wallet.getByText('+¥5.00').waitFor();
    await lookAt(wallet, 'wallet-history');
  });

  test('asks for the password, where a developer wants it so', async ({ world }) => {
    const wallet = await openWallet(world, { locale: 'zh-CN' });
    await lookAt(wallet, 'wallet-code-zh');
    await wallet.getByRole('button', { name: '更改' }).click();
    await lookAt(wallet, 'wallet-developer-zh');
    const before = await digitsOn(wallet);
    await wallet.getByRole('button', { name: '需要输入密码' }).click();
    await expect
      .poll(() => digitsOn(wallet).catch(() => before), { timeout: 10_000 })
      .toMatch(/9003$/);
    const orderId = await placed(world);
    const authCode = await digitsOn(wallet);
    expect(await pay(world, orderId, { way: 'barcode', authCode })).toMatchObject({
      status: 'PENDING',
    });
    await wallet.locator('.wallet-pad').waitFor();
    await wallet.keyboard.type('12');
    await lookAt(wallet, 'wallet-password-zh');
    await wallet.keyboard.type('3456');
    await wallet.getByRole('heading', { name: '付款成功' }).waitFor();
    await lookAt(wallet, 'wallet-paid-zh');
    const paid = async () => (await world.client(STORE).order(orderId)).paymentStatus;
    await expect.poll(paid, { timeout: 15_000 }).toBe('PAID');
  });

  test('has no money, and says nothing was paid by not listing it', async ({ world }) => {
    const wallet = await openWallet(world);
    await wallet.getByRole('button', { name: 'Change' }).click();
    await wallet.getByRole('button', { name: 'No money' }).click();
    await expect.poll(() => digitsOn(wallet).catch(() => ''), { timeout: 10_000 }).toMatch(/9002$/);
    const authCode = await digitsOn(wallet);
    const payment = await pay(world, await placed(world), { way: 'barcode', authCode });
    expect(payment).toMatchObject({ status: 'DECLINED' });
    await wallet.getByRole('button', { name: 'History' }).click();
    await wallet.getByText('Nothing paid yet.').waitFor();
    await lookAt(wallet, 'wallet-history-empty');
  });

  test('scans a code by its text, once', async ({ world }) => {
    world.allow(/40[49] POST .*\/control\/codes\/scan/);
    const wallet = await openWallet(world);
    const { qrCode = '' } = await pay(world, await placed(world), { way: 'qr' });
    await wallet.getByRole('button', { name: 'Scan', exact: true }).click();
    await wallet.locator('.wallet-row').first().waitFor();
    await lookAt(wallet, 'wallet-scan');
    const scan = async (text: string): Promise<void> => {
      await wallet.getByLabel('Text of a QR code').fill(text);
      await wallet.getByRole('button', { name: 'Scan this text' }).click();
    };
    await scan(qrCode);
    await wallet.locator('.wallet-pad').waitFor();
    await lookAt(wallet, 'wallet-password');
    await typePassword(wallet);
    await done(wallet);
    await scan(qrCode);
    await wallet.getByText('This code has been paid already.').waitFor();
    await lookAt(wallet, 'wallet-refused');
    await wallet.keyboard.press('Escape');
    await scan('https://example.test/menu');
    await wallet.getByRole('link', { name: 'Open the page' }).waitFor();
    await lookAt(wallet, 'wallet-page');
  });

  test('hears a password that is typed the moment it is asked for', async ({ world }) => {
    const { qrCode = '' } = await pay(world, await placed(world), { way: 'qr' });
    const wallet = await openWallet(world);
    await wallet.getByRole('button', { name: 'Scan', exact: true }).click();
    await typeAtOnce(wallet);
    await wallet.getByLabel('Text of a QR code').fill(qrCode);
    await wallet.getByRole('button', { name: 'Scan this text' }).click();
    await wallet.locator('.wallet-tick').waitFor();
  });

  test('pays what its customer types for a code that hangs in a shop', async ({ world }) => {
    const terminalId = 'counter-1';
    const orderId = await placed(world, SHOP);
    const { amount } = await pay(world, orderId, { way: 'static-qr', terminalId }, SHOP);
    const wallet = await openWallet(world);
    await wallet.getByRole('button', { name: 'Scan', exact: true }).click();
    await wallet.locator('.wallet-row', { hasText: 'You type the amount' }).first().click();
    await wallet.getByRole('button', { name: 'Next' }).click();
    await wallet.getByText('Type an amount, for example').waitFor();
    await lookAt(wallet, 'wallet-amount');
    await wallet.getByLabel('Amount (HKD)').fill(String(amount / 100));
    await wallet.getByRole('button', { name: 'Next' }).click();
    await typePassword(wallet);
    await lookAt(wallet, 'wallet-paid-static');
    const paid = async () => (await world.client(SHOP).order(orderId)).paymentStatus;
    await expect.poll(paid, { timeout: 15_000 }).toBe('PAID');
  });
});
