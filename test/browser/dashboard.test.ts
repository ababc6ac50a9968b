import { text } from 'node:stream/consumers';
import type { Page } from 'playwright-core';
import { expect } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { test } from './support/journey.ts';
import { STORE } from './support/kiosk.ts';
import { paidOrder } from './support/kitchen-orders.ts';
import { expectNoOverflow } from './support/no-overflow.ts';
import { shot } from './support/shot.ts';
import type { World } from './support/world.ts';

/** Long before there was a demo. */
const EMPTY_DAYS = '#overview?days=2026-01-05.2026-01-11';

async function signedIn(world: World, hash: string): Promise<Page> {
  const page = await world.open(`/dashboard/${hash}`, { acceptDownloads: true });
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: '(kuaican), merchant' }).click();
  await page.getByRole('navigation').waitFor();
  await answered(page);
  return page;
}

/** Nothing is being loaded any more, and each chart is drawn. */
const answered = (page: Page): Promise<unknown> =>
  page.waitForFunction(
    () =>
      document.querySelector('[aria-busy=true], .dash-skeleton') === null &&
      [...document.querySelectorAll('.dash-chart')].every((chart) => chart.querySelector('canvas')),
  );

async function looksRight(page: Page, name: string): Promise<void> {
  await answered(page);
  await expectAccessible(page, name);
  await expectNoOverflow(page, { widths: [320, 1_920] });
  await shot(page, `dashboard-${name}`, { whole: true });
}

async function show(page: Page, part: string): Promise<void> {
  await page.getByRole('navigation').getByRole('link', { name: part }).click();
  await answered(page);
}

const panel = (page: Page, title: string) => page.getByRole('region', { name: title, exact: true });

async function ordersOn(page: Page): Promise<number> {
  await answered(page);
  const tile = page.locator('.dash-tile', { hasText: 'Orders' });
  return Number(await tile.locator('.dash-big').innerText());
}

test('a merchant sees on the dashboard what was just sold', async ({ world }) => {
  const page = await signedIn(world, EMPTY_DAYS);
  expect(page.url()).toBe(`${world.ready.webUrl}/dashboard/${EMPTY_DAYS}`);
  await panel(page, 'Sales by day').getByText('No sales on these days').waitFor();
  await looksRight(page, 'empty');

  await page.getByRole('button', { name: 'Today', exact: true }).click();
  const before = await ordersOn(page);
  const client = world.client(STORE);
  for (const itemId of ['fries', 'cola', 'fries']) {
    await paidOrder(client, [{ itemId, quantity: 2 }]);
  }
  await expect
    .poll(
      async () => {
        await page.getByRole('button', { name: 'Show the latest' }).click();
        return await ordersOn(page);
      },
      { timeout: 20_000, interval: 500 },
    )
    // What another journey left open may end now, too.
    .toBeGreaterThanOrEqual(before + 3);
  await looksRight(page, 'today');

  await page.getByRole('button', { name: 'Show as table: When guests buy' }).click();
  const table = page.getByRole('table', { name: 'When guests buy' });
  await table.getByRole('columnheader', { name: 'Sales' }).waitFor();
  await looksRight(page, 'table');
  const [file] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: 'Download CSV: When guests buy' }).click(),
  ]);
  expect(file.suggestedFilename()).toMatch(/^sales-by-hour-.*\.csv$/);
  expect(await text(await file.createReadStream())).toMatch(/^\uFEFF?store_id,weekday,hour_local/);
  // What signs in is in the memory of the page alone.
  const kept = await page.evaluate(() =>
    JSON.stringify([{ ...localStorage }, { ...sessionStorage }, location.href]),
  );
  expect(kept).not.toMatch(/eyJ|verifier|code=/);

  await page.getByRole('button', { name: '7 days' }).click();
  await answered(page);
  await page.getByRole('button', { name: 'Show as table: Sales by day' }).click();
  const day = panel(page, 'Sales by day').getByRole('button', { name: /^Show .* alone$/ });
  await day.last().click();
  await page.waitForURL(/days=\d{4}-\d\d-\d\d\.\d{4}/);
  expect(await ordersOn(page)).toBeGreaterThanOrEqual(before + 3);
  await page.goBack();
  await page.getByRole('button', { name: '7 days', pressed: true }).waitFor();
});

test('a part of the dashboard that fails is tried again, and the others stay', async ({
  world,
}) => {
  const page = await signedIn(world, '#overview?days=7');
  world.allow(/ERR_FAILED|503/);
  await page.route('**/questions/sales-by-hour/answers', (route) => route.abort());
  await page.getByRole('button', { name: 'Yesterday' }).click();
  await page.getByRole('button', { name: '28 days' }).click();
  const hours = panel(page, 'When guests buy');
  await hours.getByText('No answer came').waitFor();
  await answered(page);
  expect(await panel(page, 'Sales by day').getByText('No answer came').count()).toBe(0);
  await looksRight(page, 'failed');
  await page.unroute('**/questions/sales-by-hour/answers');
  await hours.getByRole('button', { name: 'Try again' }).click();
  await hours.getByText('No answer came').waitFor({ state: 'detached' });

  await page.getByRole('button', { name: 'Other days' }).click();
  await page.getByLabel('First day').fill('2025-01-01');
  await page.getByRole('button', { name: 'Show these days' }).click();
  await page.getByText('At most 400 days').waitFor();
  await looksRight(page, 'other-days');
  await page.getByRole('button', { name: 'Close' }).click();

  await show(page, 'All questions');
  await looksRight(page, 'questions');
  await page.getByRole('button', { name: 'Ask: Which few dishes bring most' }).click();
  await page.getByLabel('A ends at').fill('0');
  await page.getByRole('button', { name: 'Show the answer' }).click();
  await page.getByText('A whole number from 1 to 99.').waitFor();
  await looksRight(page, 'question');
  await page.getByLabel('A ends at').fill('50');
  await page.getByRole('button', { name: 'Show the answer' }).click();
  await page.getByRole('table', { name: 'Which few dishes bring most' }).waitFor();
});

/** A night's report is hours of a workflow away: what the API would say of it stands in for it. */
async function billsOf(page: Page): Promise<void> {
  const none = { healed: 0, status_diff: 0, only_local: 0, fee_diff: 0, duplicate: 0 };
  const sums = { payments: { lines: 42, minor: 98_600 }, refunds: { lines: 1, minor: 1_200 } };
  const day = {
    ...{ date: '2026-11-25', state: 'reconciled', says: 'Compared.', madeAt: 1_795_600_000_000 },
    counts: { ...none, matched: 41, amount_diff: 1, only_alipay: 1, cross_day: 1 },
    ...{ currency: 'CNY', alipay: { ...sums, feeMinor: 590 } },
    ours: { ...sums, payments: { lines: 41, minor: 96_000 } },
  };
  const difference = {
    ...{ class: 'amount_diff', says: 'Another amount.', kind: 'payment', outTradeNo: 'A1-7' },
    ...{ alipayMinor: 2_700, oursMinor: 2_800, at: 1_795_500_000_000 },
  };
  await page.route('**/v1/reconciliations?*', (route) =>
    route.fulfill({ json: { reconciliations: [day] } }),
  );
  await page.route('**/v1/reconciliations/2026-11-25?*', (route) =>
    route.fulfill({ json: { ...day, healed: [], differences: [difference] } }),
  );
  await show(page, 'Overview');
  await show(page, 'Reconciliation');
  await page.getByRole('row', { name: /Nov 25, 2026 Compared 41 2 ¥26.00/ }).waitFor();
  await looksRight(page, 'bills');
  await page.getByRole('button', { name: 'Details of Nov 25, 2026' }).click();
  await page.getByRole('row', { name: /A1-7 Another amount Payment ¥27.00 ¥28.00/ }).waitFor();
  await looksRight(page, 'bill-day');
}

test('the dashboard has its other parts in both languages, on paper and on phones', async ({
  world,
}) => {
  const page = await signedIn(world, '#overview?days=7');
  // A merchant of the demo has one store; with another, one can choose.
  await page.route('**/v1/stores?*', async (route) => {
    const answer = await route.fetch();
    const { stores } = (await answer.json()) as { stores: { storeId: string; name: string }[] };
    const second = { ...stores[0], storeId: 'second', name: 'Second Street' };
    await route.fulfill({ response: answer, json: { stores: [...stores, second] } });
  });
  await page.goto(`${world.ready.webUrl}/dashboard/#overview?days=7`);
  await page.reload();
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: '(kuaican), merchant' }).click();
  await page.getByRole('button', { name: 'Stores: All stores' }).click();
  await page.getByRole('checkbox', { name: '快餐人民路店' }).check();
  await looksRight(page, 'stores');
  await page.getByRole('button', { name: 'Show these stores' }).click();
  await page.waitForURL(/stores=people-road/);
  await page.getByRole('button', { name: 'Stores: 快餐人民路店' }).waitFor();

  for (const part of ['Menu', 'Payments', 'Kitchen', 'Customers']) {
    await show(page, part);
    await looksRight(page, part.toLowerCase());
  }
  await show(page, 'Reconciliation');
  await page.getByText('No day has been compared yet.').waitFor();
  await billsOf(page);
  await show(page, 'Overview');
  await page.emulateMedia({ media: 'print' });
  await page.setViewportSize({ width: 703, height: 1_000 });
  await answered(page);
  await shot(page, 'dashboard-print', { whole: true });
  await page.emulateMedia({ media: 'screen' });
  await page.getByRole('button', { name: '中文' }).click();
  await page.getByRole('link', { name: '总览' }).waitFor();
  for (const width of [390, 1_280, 1_920]) {
    await page.setViewportSize({ width, height: 900 });
    await shot(page, `dashboard-zh-${width}`, { whole: true });
  }
  await expectNoOverflow(page, { zoom: 2, widths: [320, 1_280] });
  await expectAccessible(page, 'zh');
});
