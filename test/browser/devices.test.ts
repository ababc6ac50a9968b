import type { Page } from 'playwright-core';
import { describe, expect } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { test } from './support/journey.ts';
import { expectNoOverflow } from './support/no-overflow.ts';
import { shot } from './support/shot.ts';
import type { World } from './support/world.ts';

/** Past the development issuer, as the owner of a store. */
async function signedIn(
  world: World,
  storeId = 'people-road',
  merchant = 'kuaican',
): Promise<Page> {
  const page = await world.open(`/devices/?demo=${storeId}`);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.getByRole('button', { name: `(${merchant}), merchant` }).click();
  await page.getByRole('navigation').waitFor();
  return page;
}

async function looksRight(page: Page, name: string): Promise<void> {
  await expectAccessible(page);
  await expectNoOverflow(page);
  await shot(page, `devices-${name}`, { whole: true });
}

describe('the devices page', () => {
  test('signs the owner in, and keeps nothing that signs in again', async ({ world }) => {
    const page = await world.open('/devices/');
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
    await looksRight(page, 'sign-in');
    await page.getByRole('button', { name: 'Sign in' }).click();
    await page.getByRole('button', { name: '(kuaican), merchant' }).click();
    await page.getByRole('heading', { name: 'Which store?' }).waitFor();
    await looksRight(page, 'which-store');

    world.allow(/404 GET .*settings/);
    await page.getByLabel('Store number').fill('river-street');
    await page.getByRole('button', { name: 'Open the store' }).click();
    await page.getByRole('alert').waitFor();
    await looksRight(page, 'another-merchants-store');
    await page.getByLabel('Store number').fill('people-road');
    await page.getByRole('button', { name: 'Open the store' }).click();
    await page.getByRole('heading', { name: '快餐人民路店' }).waitFor();

    expect(new URL(page.url()).search).toBe('');
    const kept = await page.evaluate(() =>
      JSON.stringify([{ ...localStorage }, { ...sessionStorage }]),
    );
    expect(kept).not.toMatch(/eyJ|verifier|refresh/);
    await page.reload();
    await page.getByRole('button', { name: 'Sign in' }).waitFor();
  });

  test('takes no code that nobody here asked for', async ({ world }) => {
    const page = await world.open('/signed-in?code=stolen&state=other');
    await page.getByText('That did not work').waitFor();
    expect(page.url()).toBe(`${world.ready.webUrl}/devices/`);
    await looksRight(page, 'sign-in-failed');
  });

  test('lets a screen in by its code, renames it, and lets it out', async ({ world }) => {
    const owner = await signedIn(world);
    await looksRight(owner, 'screens');
    const kiosk = await world.open('/kiosk/', { viewport: { width: 1_080, height: 1_920 } });
    const code = await kiosk.locator('.ui-pairing-code').innerText();
    await expectAccessible(kiosk);
    await shot(kiosk, 'pairing');

    world.allow(/422 POST .*approvals|404 POST .*approvals/);
    await owner.getByLabel('Code on the screen').fill('AAAA2222');
    await owner.getByRole('button', { name: 'Let a screen in' }).click();
    await owner.getByRole('alert').waitFor();
    await owner.getByLabel('Code on the screen').fill(`${code.slice(0, 4)} ${code.slice(4)}`);
    await owner.getByLabel('Name, such as').fill('By the door');
    await owner.getByRole('radio', { name: 'Till' }).check();
    await owner.getByRole('button', { name: 'Let a screen in' }).click();
    await owner.getByText('asks to be').waitFor();
    await owner.getByRole('radio', { name: 'Kiosk' }).check();
    await owner.getByRole('button', { name: 'Let a screen in' }).click();
    await owner.getByText('By the door is let in').waitFor();
    await looksRight(owner, 'let-in');
    await kiosk.locator('#app > :not(.ui-pairing)').first().waitFor();

    await owner.getByRole('button', { name: 'Rename: By the door' }).click();
    await owner.getByLabel('Name of the screen').fill('Window');
    await looksRight(owner, 'rename');
    await owner.getByRole('button', { name: 'Save' }).click();
    await owner.getByRole('button', { name: 'Remove: Window' }).click();
    await owner.getByRole('heading', { name: 'Remove Window?' }).waitFor();
    await looksRight(owner, 'remove-screen');
    await owner.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await owner.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await owner.getByRole('heading', { name: 'Window' }).count()).toBe(0);
    // The kiosk learns it with its next look.
    world.allow(/40[13] .*/);
  });

  test('knows who works here', async ({ world }) => {
    const page = await signedIn(world);
    await page.getByRole('link', { name: 'Staff' }).click();
    await page.getByRole('heading', { name: '王经理' }).waitFor();
    await looksRight(page, 'staff');
    world.allow(/422 POST .*staff/);
    await page.getByLabel('Name', { exact: true }).fill('Ada');
    await page.getByLabel('PIN of').fill('1111');
    await page.getByRole('button', { name: 'Add somebody' }).click();
    await page.getByRole('alert').waitFor();
    await shot(page, 'devices-staff-refused', { whole: true });
    await page.getByLabel('PIN of').fill('4826');
    await page.getByRole('button', { name: 'Add somebody' }).click();
    await page.getByRole('button', { name: 'New PIN: Ada' }).click();
    const dialog = page.getByRole('dialog');
    await dialog.getByLabel('PIN of').fill('7350');
    await looksRight(page, 'new-pin');
    await dialog.getByRole('button', { name: 'Save' }).click();
    await dialog.waitFor({ state: 'detached' });
    await page.getByRole('button', { name: 'Remove: Ada' }).click();
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await dialog.waitFor({ state: 'detached' });
    expect(await page.getByRole('heading', { name: 'Ada' }).count()).toBe(0);
  });

  test('prints codes for tables, and changes them', async ({ world }) => {
    const page = await signedIn(world);
    await page.getByRole('link', { name: 'Tables' }).click();
    await page.getByRole('heading', { name: 'Table A1' }).waitFor();
    await looksRight(page, 'tables');
    await page.getByLabel('Number or name').fill('T9');
    await page.getByRole('button', { name: 'Add a table' }).click();
    const table = page.getByRole('listitem').filter({ hasText: 'Table T9' });
    await table.waitFor();
    const before = await table.locator('path').getAttribute('d');
    await table.getByRole('button', { name: 'New code' }).click();
    await looksRight(page, 'new-code');
    await page.getByRole('dialog').getByRole('button', { name: 'New code' }).click();
    await page.getByRole('dialog').waitFor({ state: 'detached' });
    expect(await table.locator('path').getAttribute('d')).not.toBe(before);
    await page.emulateMedia({ media: 'print' });
    await shot(page, 'devices-tables-print', { whole: true });
    await page.emulateMedia({ media: 'screen' });
    await table.getByRole('button', { name: 'Remove' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
    await table.waitFor({ state: 'detached' });
  });

  test('prints counter codes where the contract has them', async ({ world }) => {
    const page = await signedIn(world, 'river-street', 'neighbour');
    await page.getByRole('link', { name: 'Counter codes' }).click();
    const code = page.getByRole('listitem').filter({ hasText: 'counter-1' });
    await code.waitFor();
    await looksRight(page, 'codes');
    await code.getByRole('button', { name: 'Stop' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Stop' }).click();
    await code.getByText('Stopped').waitFor();
    await code.getByRole('button', { name: 'Restart' }).click();
    await page.getByRole('dialog').getByRole('button', { name: 'Restart' }).click();
    await code.getByText('Scan, and type').waitFor();
  });

  test('speaks Chinese, and says what cannot be loaded', async ({ world }) => {
    const page = await signedIn(world);
    await page.getByRole('button', { name: '中文' }).click();
    await page.getByRole('heading', { name: '接入屏幕' }).waitFor();
    await looksRight(page, 'screens-zh');
    world.allow(/ERR_FAILED/);
    await page.route('**/staff*', (route) => route.abort());
    await page.getByRole('link', { name: '员工' }).click();
    await page.getByText('网络已断开').waitFor();
    await looksRight(page, 'unreachable-zh');
    await page.unroute('**/staff*');
    await page.getByRole('button', { name: '重试' }).click();
    await page.getByRole('heading', { name: '小林' }).waitFor();
  });
});
