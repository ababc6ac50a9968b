import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { refund } from '../../local/demo/acts.ts';
import { expectAccessible } from './support/accessible.ts';
import { test } from './support/journey.ts';
import {
  emptyKitchen,
  ONE_STATION,
  openTickets,
  paidOrder,
  pressed,
  setKitchen,
  THREE_STATIONS,
} from './support/kitchen-orders.ts';
import { expectNoOverflow } from './support/no-overflow.ts';
import { shot } from './support/shot.ts';
import type { World } from './support/world.ts';

const STORE = 'people-road';
const SOON = { timeout: 10_000 };
const NOODLES = { itemId: 'beef-noodles', options: ['large'], quantity: 2 };
const SOUP = { itemId: 'wonton-soup', quantity: 1 };
const TEA = { itemId: 'tea', quantity: 1 };

const ticketOf = (page: Page, number: string) =>
  page.locator('.kds-ticket').filter({ has: page.getByRole('heading', { name: number }) });
const lineOf = (page: Page, number: string, dish: RegExp) =>
  ticketOf(page, number).getByRole('button', { name: dish });
const inFocus = (page: Page) => page.locator('.kds-ticket:focus-within h2').textContent();

/** How it looks in each language. */
async function shots(page: Page, name: string): Promise<void> {
  await shot(page, name);
  await page.getByRole('button', { name: '中文' }).click();
  await page.locator('html[lang="zh-CN"]').waitFor();
  // Dishes follow with the menu.
  await page
    .getByText(/[A-Za-z]{4,} (noodles|soup|tea)/)
    .first()
    .waitFor({ state: 'detached' });
  await expectAllInSight(page);
  await shot(page, `${name}-zh`);
  await page.getByRole('button', { name: 'English' }).click();
  await page.locator('html[lang="en"]').waitFor();
}

/** No line of a ticket is out of sight. */
const expectAllInSight = (page: Page): Promise<void> =>
  expect
    .poll(
      () =>
        page
          .locator('.kds-lines')
          .evaluateAll((all) => all.filter((e) => e.scrollHeight > e.clientHeight + 1).length),
      SOON,
    )
    .toBe(0);

/** A kitchen with nothing to do, and its screen. */
async function kitchenOf(world: World, settings: object = ONE_STATION, locale = 'en') {
  const client = world.client(STORE);
  await emptyKitchen(client, settings);
  const page = await world.openScreen('kitchen', STORE, { locale });
  return { client, page };
}

describe('a kitchen display', () => {
  test('shows within two seconds what was paid, and brings back what was bumped', async ({
    world,
  }) => {
    const { client, page } = await kitchenOf(world);
    await page.getByText('Nothing to make').waitFor();
    await expectAccessible(page);
    await expectNoOverflow(page);
    await shots(page, 'kitchen-empty');

    const { number } = await paidOrder(client, [NOODLES, { ...TEA, note: 'no ice' }], {
      ...{ fulfilment: 'dine-in', tableNumber: '12', language: 'zh-CN' },
    });
    await ticketOf(page, number).waitFor({ timeout: 2_000 });
    expect(await ticketOf(page, number).textContent()).toContain('Table 12');
    // The guest ordered in Chinese; the cook reads English.
    await lineOf(page, number, /Lanzhou beef noodles/).click();
    await page.locator('.kds-line[aria-pressed="true"]').waitFor();
    await shots(page, 'kitchen-line-bumped');
    await ticketOf(page, number).getByRole('button', { name: 'Bump' }).click();
    await page.getByText('Nothing to make').waitFor();
    await expect.poll(async () => (await openTickets(client))[0]?.status, SOON).toBe('PREPARED');

    await page.getByRole('button', { name: `Bring back ${number}` }).click();
    await ticketOf(page, number).waitFor();
    await expect.poll(async () => (await openTickets(client))[0]?.status, SOON).toBe('PREPARING');
    expect(await page.locator('.kds-line[aria-pressed="true"]').count()).toBe(0);
  });

  test('is worked by a bump bar alone', async ({ world }) => {
    const { client, page } = await kitchenOf(world);
    const numbers: string[] = [];
    for (const dish of [NOODLES, SOUP, TEA]) {
      numbers.push((await paidOrder(client, [dish, SOUP])).number);
    }
    const [first = '', second = '', third = ''] = numbers;
    await ticketOf(page, third).waitFor();
    await page.keyboard.press('2');
    expect(await inFocus(page)).toBe(second);
    await shot(page, 'kitchen-chosen');
    await page.keyboard.press('Enter');
    await ticketOf(page, second).waitFor({ state: 'detached' });
    // The focus stays in its place, where the next ticket is now.
    expect(await inFocus(page)).toBe(third);
    await page.keyboard.press('ArrowLeft');
    expect(await inFocus(page)).toBe(first);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    await lineOf(page, first, /beef noodles.*Done/).waitFor();
    await page.keyboard.press('r');
    await ticketOf(page, second).waitFor();
    await page.keyboard.press('k');
    await page.getByRole('dialog', { name: 'Keys of the bump bar' }).waitFor();
    await expectAccessible(page);
    await shot(page, 'kitchen-keys');
    await page.getByRole('button', { name: 'Digit and letter keys are on' }).click();
    await page.keyboard.press('Escape');
    await page.keyboard.press('a');
    expect(await page.locator('.kds-panel').count()).toBe(0);
  });

  test('strikes through what was paid back, until somebody has seen it', async ({ world }) => {
    const { client, page } = await kitchenOf(world);
    const paid = await paidOrder(client, [NOODLES, SOUP]);
    await ticketOf(page, paid.number).waitFor();
    const [noodles, soup] = paid.lines;
    const lines = [
      { lineId: noodles?.lineId, quantity: 1 },
      { lineId: soup?.lineId, quantity: 1 },
    ];
    await refund(client, paid.orderId, { lines, reason: 'changed their mind' }, 20_000);
    const struck = lineOf(page, paid.number, /wonton soup.*Cancelled.*changed their mind/);
    await struck.waitFor();
    expect(await struck.locator('s').first().textContent()).toBe('1×');
    await lineOf(page, paid.number, /Lanzhou beef noodles.*1 cancelled/).waitFor();
    await shots(page, 'kitchen-voided');
    await expectAccessible(page);
    await struck.click();
    await ticketOf(page, paid.number)
      .locator('[data-voided="true"][aria-pressed="true"]')
      .waitFor();
    await lineOf(page, paid.number, /beef noodles/).click();
    await page.getByText('Nothing to make').waitFor();
  });

  test('tells the server what was really seen: not what is on another page', async ({ world }) => {
    const { client, page } = await kitchenOf(world);
    const seen = async () =>
      (await openTickets(client)).map(({ acknowledgedAt }) => acknowledgedAt !== undefined);
    await page.setViewportSize({ width: 700, height: 700 });
    await paidOrder(client, [NOODLES, SOUP, TEA]);
    await paidOrder(client, [NOODLES, SOUP, TEA]);
    await paidOrder(client, [NOODLES, SOUP, TEA]);
    await page.getByText('1 more').waitFor();
    await expect.poll(seen, SOON).toEqual([true, true, false]);
    await shot(page, 'kitchen-more-than-fit');
    await expectAccessible(page);
    await page.keyboard.press('PageDown');
    await expect.poll(seen, SOON).toEqual([true, true, true]);
  });

  test('shows each station its own, and the pass everything', async ({ world }) => {
    const { client, page } = await kitchenOf(world, THREE_STATIONS);
    await page.getByRole('dialog', { name: 'What does this screen show?' }).waitFor();
    await shot(page, 'kitchen-stations');
    await expectAccessible(page);
    await page.getByRole('button', { name: '水吧' }).click();
    const { number } = await paidOrder(client, [NOODLES, TEA]);
    await lineOf(page, number, /Jasmine tea/).waitFor();
    expect(await lineOf(page, number, /noodles/).count()).toBe(0);
    await ticketOf(page, number).getByRole('button', { name: 'Bump' }).click();
    await page.getByText('Nothing to make').waitFor();
    await page.keyboard.press('d');
    await page.getByText('Other stations are still at it').waitFor();
    await shots(page, 'kitchen-bar-done');
    // Journeys run at ten times the speed: a page has not learned the time when it loads.
    world.allow(/401 POST .*devices.tokens/);
    await page.reload();
    // The station is the screen's, and stays.
    await page.getByRole('heading', { name: '水吧' }).waitFor();
    await page.getByRole('button', { name: 'Station' }).click();
    await page.getByRole('button', { name: 'Pass: all stations' }).click();
    await lineOf(page, number, /Jasmine tea.*Done/).waitFor();
    await lineOf(page, number, /noodles/).click();
    await expect.poll(async () => (await openTickets(client))[0]?.status, SOON).toBe('PREPARED');
    await setKitchen(client, ONE_STATION);
  });

  test('hands over to guests and couriers, and counts what is to be made', async ({ world }) => {
    const { client, page } = await kitchenOf(world);
    const { number } = await paidOrder(client, [NOODLES]);
    const address = { line1: '人民路 1 号', district: '黄浦区', postcode: '200001' };
    const delivery = { recipient: '李', phone: '13800000000', address, slot: 'asap' };
    const brought = await paidOrder(client, [NOODLES], { fulfilment: 'delivery', delivery });
    await ticketOf(page, brought.number).getByText('Delivery').waitFor();
    await page.keyboard.press('a');
    await page.locator('.kds-dish-count').getByText('4×').waitFor();
    await shots(page, 'kitchen-all-day');
    await expectAccessible(page);
    await ticketOf(page, number).getByRole('button', { name: 'Bump' }).click();
    // It has just moved under the finger, and takes no touch for a moment.
    await ticketOf(page, number).waitFor({ state: 'detached' });
    await ticketOf(page, brought.number).getByRole('button', { name: 'Bump' }).click();
    await ticketOf(page, brought.number).waitFor();
    await page.waitForTimeout(600);
    await ticketOf(page, brought.number).getByRole('button', { name: 'Bump' }).click();
    await page.keyboard.press('d');
    await page.getByRole('button', { name: `Handed over ${number}` }).waitFor();
    await shots(page, 'kitchen-done');
    await expectAccessible(page);
    await expectNoOverflow(page);
    await page.getByRole('button', { name: `Handed over ${number}` }).click();
    await page.getByRole('button', { name: `Give to courier ${brought.number}` }).click();
    await page.getByRole('textbox', { name: /Courier/ }).fill('骑手 7');
    await shot(page, 'kitchen-courier');
    await expectAccessible(page);
    await page.keyboard.press('Enter');
    await page.getByText('Nothing waits to be handed over.').waitFor();
    await expect.poll(async () => (await openTickets(client)).length, SOON).toBe(0);
    expect((await client.order(brought.orderId)).delivery?.courier).toBe('骑手 7');
  });

  test('says how old tickets are in colour, picture and word, and shows many of them', async ({
    world,
  }) => {
    // Six and twelve seconds at the speed of these journeys.
    const hasty = { ...ONE_STATION, warnAfterSeconds: 60, lateAfterSeconds: 120 };
    const { client, page } = await kitchenOf(world, hasty, 'zh-CN');
    const allergy = { itemId: 'kung-pao-chicken', quantity: 1, note: '花生过敏，请勿放花生' };
    const feast = ['wonton-soup', 'fried-rice', 'steamed-rice', 'green-beans', 'bok-choy'];
    const big = [...feast, 'eggplant', 'cucumber', 'wood-ear', 'century-egg-tofu', 'tea', 'cola'];
    const lines = big.map((itemId) => ({ itemId, quantity: 1 }));
    const late = await paidOrder(client, [allergy, NOODLES], { customerName: '王女士' });
    await ticketOf(page, late.number).getByText('超时').waitFor({ timeout: 30_000 });
    const warned = await paidOrder(client, lines, { note: '一起上菜，谢谢' });
    await ticketOf(page, warned.number).getByText('抓紧').waitFor({ timeout: 30_000 });
    for (let n = 0; n < 10; n++) await paidOrder(client, [SOUP, TEA], { fulfilment: 'dine-in' });
    await page.getByText(/还有 \d+ 单/).waitFor();
    await expectAllInSight(page);
    await shot(page, 'kitchen-many-zh');
    await expectAccessible(page);
    await expectNoOverflow(page);
    await expectNoOverflow(page, { widths: [320, 1_280], zoom: 2 });
    await page.getByRole('button', { name: 'English' }).click();
    await ticketOf(page, late.number).getByText('Late').waitFor();
    await lineOf(page, late.number, /Lanzhou beef noodles/).waitFor();
    await expectAllInSight(page);
    await shot(page, 'kitchen-many');
    await expectNoOverflow(page);
    await page.setViewportSize({ width: 390, height: 844 });
    await shot(page, 'kitchen-phone', { whole: true });
    for (const ticket of await openTickets(client)) await pressed(client, ticket, 'bump');
    await setKitchen(client, ONE_STATION);
  });

  test('rings for a new ticket once somebody has touched it, and says so before', async ({
    world,
  }) => {
    const { client, page } = await kitchenOf(world);
    await page.getByRole('button', { name: 'Sound is off. Touch to switch it on' }).click();
    await page.getByRole('button', { name: 'Sound is on. Switch it off' }).waitFor();
    await page.evaluate(() => {
      const rung: number[] = [];
      const { start } = OscillatorNode.prototype;
      OscillatorNode.prototype.start = function (this: OscillatorNode, at?: number) {
        rung.push(this.frequency.value);
        start.call(this, at);
      };
      Object.assign(globalThis, { rung });
    });
    const { number } = await paidOrder(client, [TEA]);
    await ticketOf(page, number).waitFor();
    await page.waitForFunction(
      () => (globalThis as unknown as { rung: number[] }).rung.length === 4,
    );
    await page.getByRole('status').getByText(`New: ${number}`).waitFor({ state: 'attached' });
  });
});
