import { afterEach, describe, expect } from 'vitest';
import {
  newDataDir,
  removeDataDir,
  type ServerProcess,
  startServerProcess,
} from '../scenarios/support/server.ts';
import { expectAccessible } from './support/accessible.ts';
import { sharedBrowser, test } from './support/journey.ts';
import { authCode, numberOn, openKiosk, STORE, scanCode, toPay } from './support/kiosk.ts';
import { shot } from './support/shot.ts';
import { openWorld } from './support/world.ts';

let running: ServerProcess | undefined;
const dataDir = newDataDir();

afterEach(async () => {
  await running?.kill();
  removeDataDir(dataDir);
});

/** The same server again, at the same addresses: the kiosk knows no other. */
function again({ ready }: ServerProcess): Promise<ServerProcess> {
  const port = (url: string): string => new URL(url).port;
  const env = {
    PORT: port(ready.apiUrl),
    SIMULATOR_PORT: port(ready.simulatorUrl),
    ISSUER_PORT: port(ready.issuerUrl),
  };
  return startServerProcess({ dataDir, timeScale: 10, env });
}

describe('a server that is killed while somebody pays', () => {
  test('comes back to the same payment, and the kiosk never says that it failed', async () => {
    const first = await startServerProcess({ dataDir, timeScale: 10 });
    running = first;
    const world = openWorld(sharedBrowser(), first.ready);
    // What a dead server does to requests.
    world.allow(/ERR_(CONNECTION_|FAILED|EMPTY_RESPONSE|INCOMPLETE|NETWORK)|^50[0-9] |^401 /);
    const page = await openKiosk(world);
    await toPay(page, 'Mapo tofu');
    // Paid after 99 s of the server's time: long after it is gone.
    await scanCode(page, authCode('9299'));
    await page.getByRole('heading', { name: 'Still confirming your payment' }).waitFor();
    const told = await page.locator('.pay-words strong').innerText();
    await first.kill();

    await page.getByText('The network is away', { exact: false }).waitFor({ timeout: 30_000 });
    expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('confirming');
    await expectAccessible(page);
    await shot(page, 'server-killed');

    running = await again(first);
    const ended = page.locator('.kiosk-done-number, [data-step=unpaid] h1').first();
    await ended.waitFor({ timeout: 40_000 });
    await shot(page, 'server-back');
    const [order] = await ordersOf(running);
    if ((await page.locator('.kiosk-done-number').count()) > 0) {
      expect(told).toContain(await numberOn(page));
      expect(order?.paymentStatus).toBe('PAID');
    } else {
      await page.getByText('not charged', { exact: false }).waitFor();
      expect(order?.paymentStatus).not.toBe('PAID');
    }
    await world.close();
  }, 120_000);
});

async function ordersOf({ ready }: ServerProcess): Promise<{ paymentStatus: string }[]> {
  const token = ready.stores.find(({ storeId }) => storeId === STORE)?.tokens.merchant;
  const answer = await fetch(`${ready.apiUrl}/v1/stores/${STORE}/orders`, {
    headers: { authorization: `Bearer ${token}` },
  });
  return ((await answer.json()) as { orders: { paymentStatus: string }[] }).orders;
}
