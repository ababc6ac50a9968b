import { describe, expect } from 'vitest';
import type { OrderResponse } from '../../api/orders.ts';
import { test } from './support/journey.ts';
import {
  emptyKitchen,
  ONE_STATION,
  openTickets,
  paidOrder,
  pressed,
} from './support/kitchen-orders.ts';
import { expectNoOverflow } from './support/no-overflow.ts';
import { lookAt } from './support/phone.ts';

const STORE = 'people-road';
const PHONE = { viewport: { width: 390, height: 844 } } as const;

describe('the page that a receipt leads to', () => {
  test('follows the order until it is collected, in both languages', async ({ world }) => {
    const client = world.client(STORE);
    await emptyKitchen(client, ONE_STATION);
    const lines = [
      { itemId: 'wonton-soup', quantity: 2 },
      { itemId: 'tea', quantity: 1 },
    ];
    const { orderId, number } = await paidOrder(client, lines, { customerName: 'Anna' });
    const told = await client.get<OrderResponse>('kiosk', `/v1/orders/${orderId}`);
    const path = told.body.link?.replace(world.ready.webUrl, '') ?? '';
    const page = await world.open(path, PHONE);
    const zh = await world.open(path, { ...PHONE, locale: 'zh-CN' });
    await page.getByRole('heading', { level: 1 }).getByText(number).waitFor();
    await page.locator('[data-progress="preparing"]').waitFor();
    expect(await page.locator('body').textContent()).not.toContain('Anna');
    expect(await page.locator('button').count()).toBe(2);
    await lookAt(page, 'order-preparing');
    await expectNoOverflow(page, { widths: [320, 1_920], zoom: 2 });

    const [ticket] = await openTickets(client);
    if (ticket === undefined) throw new Error('no ticket');
    await pressed(client, ticket, 'bump');
    await page.getByText('Ready to collect').waitFor({ timeout: 4_000 });
    await zh.locator('[data-progress="ready"]').waitFor();
    await lookAt(page, 'order-ready');
    await lookAt(zh, 'order-ready-zh');
    await expectNoOverflow(zh, { widths: [320, 1_920], zoom: 2 });

    await pressed(client, ticket, 'complete');
    await page.getByText('Enjoy your meal!').waitFor({ timeout: 4_000 });
    await lookAt(page, 'order-collected');
  });

  test('shows nothing to who has no receipt', async ({ world }) => {
    world.allow(/404/);
    const page = await world.open(
      `/order/#demo.01KB2Z3M4N5P6Q7R8S9T0V1W2X.${'A'.repeat(22)}`,
      PHONE,
    );
    await page.getByText('This code leads to no order').waitFor();
    await lookAt(page, 'order-none');
  });
});
