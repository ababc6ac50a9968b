import { describe, expect } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { test } from './support/journey.ts';
import { expectNoOverflow } from './support/no-overflow.ts';
import { shot } from './support/shot.ts';

describe('the start page', () => {
  test('leads through the demo, in two languages and at any width', async ({ world }) => {
    const page = await world.open('/');
    await page.getByRole('link', { name: 'Order at the kiosk' }).waitFor();
    await expectAccessible(page);
    await expectNoOverflow(page);
    await expectNoOverflow(page, { zoom: 2 });
    await shot(page, 'start', { whole: true });
    await page.setViewportSize({ width: 390, height: 844 });
    await shot(page, 'start-phone', { whole: true });
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('link', { name: '去点餐机点餐' }).waitFor();
    await page.setViewportSize({ width: 1_280, height: 800 });
    await expectAccessible(page);
    await expectNoOverflow(page);
    await shot(page, 'start-zh', { whole: true });
  });

  test('leads into the store that was chosen, and remembers it', async ({ world }) => {
    const page = await world.open('/');
    await page.getByRole('radio', { name: /江边小馆/ }).check();
    const door = page.getByRole('link', { name: 'Order at the kiosk' });
    expect(await door.getAttribute('href')).toBe('/kiosk/?demo=river-street');
    await page.reload();
    await door.waitFor();
    expect(await page.getByRole('radio', { name: /江边小馆/ }).isChecked()).toBe(true);
  });

  test('says that the server is starting or gone, and goes on', async ({ world }) => {
    world.allow(/503 GET .*\/local\/demo|ERR_FAILED/);
    const page = await world.open('/kiosk/');
    let answers = [503];
    await page.route('**/local/demo', (route) => {
      const status = answers.shift();
      if (status === undefined) return route.continue();
      return status === 0 ? route.abort() : route.fulfill({ status, json: {} });
    });
    await page.goto(world.ready.webUrl);
    await page.getByText('The server is starting').waitFor();
    await shot(page, 'start-starting');
    await page.getByRole('link', { name: 'Order at the kiosk' }).waitFor();
    answers = [0];
    await page.reload();
    await page.getByText('does not answer').waitFor();
    await expectAccessible(page);
    await shot(page, 'start-unreachable');
    await page.getByRole('button', { name: 'Try again' }).click();
    await page.getByRole('link', { name: 'Order at the kiosk' }).waitFor();
  });

  test('is the front door of the product where there is no demo', async ({ world }) => {
    world.allow(/404 GET .*\/local\/demo/);
    const page = await world.open('/kiosk/');
    await page.route('**/local/demo', (route) => route.fulfill({ status: 404, body: 'none' }));
    await page.goto(world.ready.webUrl);
    const kiosk = page.getByRole('link', { name: 'Open: Kiosk' });
    await kiosk.waitFor();
    expect(await kiosk.getAttribute('href')).toBe('/kiosk/');
    await expectAccessible(page);
    await expectNoOverflow(page);
    await shot(page, 'start-cloud', { whole: true });
  });
});
