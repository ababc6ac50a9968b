import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { test } from './support/journey.ts';
import {
  emptyKitchen,
  ONE_STATION,
  openTickets,
  paidOrder,
  pressed,
} from './support/kitchen-orders.ts';
import { expectNoOverflow } from './support/no-overflow.ts';
import { shot } from './support/shot.ts';

const STORE = 'people-road';
const SOON = { timeout: 10_000 };
const TEA = { itemId: 'tea', quantity: 1 };
const column = (page: Page, kind: 'ready' | 'preparing') => page.locator(`[data-kind="${kind}"]`);

describe('a pickup board', () => {
  test('shows a number as it is made, calls it when it is ready, and lets it go', async ({
    world,
  }) => {
    const client = world.client(STORE);
    await emptyKitchen(client, ONE_STATION);
    const page = await world.openScreen('board', STORE);
    await page.getByText('Nothing ready yet').waitFor();
    // Who looks at it did not choose its language.
    await page.getByText('请取餐').waitFor();
    await shot(page, 'board-empty');
    await expectAccessible(page);

    const { number } = await paidOrder(client, [TEA], { customerName: 'Anna' });
    await column(page, 'preparing').getByText(number).waitFor({ timeout: 2_000 });
    expect(await page.locator('main').textContent()).not.toContain('Anna');
    const [ticket] = await openTickets(client);
    if (ticket === undefined) throw new Error('no ticket');
    await pressed(client, ticket, 'bump');
    await column(page, 'ready').getByText(number).waitFor({ timeout: 2_000 });
    await page.getByRole('status').getByText(`Ready: ${number}`).waitFor({ state: 'attached' });
    expect(await column(page, 'ready').locator('[data-fresh="true"]').textContent()).toBe(number);
    await shot(page, 'board-called');
    await expectAccessible(page);
    await expectNoOverflow(page);

    await pressed(client, ticket, 'complete');
    await page.getByText('Nothing ready yet').waitFor();
  });

  test('holds a lunch, upright and across, in both languages', async ({ world }) => {
    const client = world.client(STORE);
    await emptyKitchen(client, ONE_STATION);
    for (let n = 0; n < 14; n++) await paidOrder(client, [TEA]);
    for (const ticket of (await openTickets(client)).slice(0, 6)) {
      await pressed(client, ticket, 'bump');
    }
    for (const [locale, name] of [
      ['zh-CN', 'board-lunch-zh'],
      ['en', 'board-lunch'],
    ] as const) {
      const page = await world.openScreen('board', STORE, { locale });
      await expect.poll(() => column(page, 'ready').locator('li').count(), SOON).toBe(6);
      expect(await column(page, 'preparing').locator('li').count()).toBe(8);
      await shot(page, name);
      await page.setViewportSize({ width: 1_080, height: 1_920 });
      await shot(page, `${name}-upright`);
      await expectNoOverflow(page);
      await expectNoOverflow(page, { widths: [320, 1_920], zoom: 2 });
      await expectAccessible(page);
    }
  });
});
