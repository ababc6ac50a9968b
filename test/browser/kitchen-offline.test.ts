import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect } from 'vitest';
import { apiClient } from '../../local/demo/api-client.ts';
import {
  newDataDir,
  removeDataDir,
  type ServerProcess,
  startServerProcess,
} from '../scenarios/support/server.ts';
import { expectAccessible } from './support/accessible.ts';
import { test } from './support/journey.ts';
import { openTickets, paidOrder } from './support/kitchen-orders.ts';
import { expectNoOverflow } from './support/no-overflow.ts';
import { shot } from './support/shot.ts';

const STORE = 'people-road';
const SOON = { timeout: 10_000 };
/** A ticket that has just moved under a finger takes no touch for a moment. */
const MOVED_MS = 600;
const SOUP = { itemId: 'wonton-soup', quantity: 1 };

const dataDir = newDataDir();
let server: ServerProcess;
/** At the same address as before, so that the screen finds it again. */
const startAgain = async (): Promise<void> => {
  const env = { PORT: new URL(server.ready.apiUrl).port };
  server = await startServerProcess({ dataDir, env });
};

beforeAll(async () => {
  server = await startServerProcess({ dataDir });
});
afterAll(async () => {
  await server.stop();
  removeDataDir(dataDir);
});

const clientNow = () => {
  const store = server.ready.stores.find(({ storeId }) => storeId === STORE);
  if (store === undefined) throw new Error('The demo has lost its store.');
  return apiClient(server.ready, store);
};
const ticketOf = (page: Page, number: string) =>
  page.locator('.kds-ticket').filter({ has: page.getByRole('heading', { name: number }) });

describe('while the server is away', () => {
  test('a kitchen loses no ticket and no press, a board says that it is old', async ({ world }) => {
    world.allow(/ERR_CONNECTION_REFUSED|ERR_CONNECTION_RESET|ERR_EMPTY_RESPONSE|Failed to fetch/);
    const origin = server.ready.webUrl;
    const kitchen = await world.openScreen('kitchen', STORE, { origin });
    const board = await world.openScreen('board', STORE, { origin });
    const [one, two] = [await paidOrder(clientNow(), [SOUP]), await paidOrder(clientNow(), [SOUP])];
    await ticketOf(kitchen, two.number).waitFor();
    await board.getByText(two.number).waitFor();

    await server.kill();
    await kitchen.getByText(/No connection for \d+ s/).waitFor();
    await board.getByText(/Not up to date for \d+ s/).waitFor();
    await board.getByText(one.number).waitFor();
    await ticketOf(kitchen, one.number).getByRole('button', { name: 'Bump' }).click();
    await ticketOf(kitchen, one.number).waitFor({ state: 'detached' });
    await kitchen.waitForTimeout(MOVED_MS);
    await ticketOf(kitchen, two.number)
      .getByRole('button', { name: /wonton/ })
      .click();
    await ticketOf(kitchen, two.number).waitFor({ state: 'detached' });
    await kitchen.getByRole('button', { name: `Bring back ${two.number}` }).click();
    await ticketOf(kitchen, two.number).getByText('Not sent yet').waitFor();
    await kitchen.getByText('3 presses are kept').waitFor();
    await shot(kitchen, 'kitchen-offline');
    await shot(board, 'board-offline');
    await expectAccessible(kitchen);
    await expectAccessible(board);
    await expectNoOverflow(kitchen);
    await expectNoOverflow(board);

    await startAgain();
    await kitchen.getByText(/No connection/).waitFor({ state: 'detached', timeout: 20_000 });
    const statuses = async () =>
      Object.fromEntries((await openTickets(clientNow())).map((t) => [t.pickupNumber, t.status]));
    await expect
      .poll(statuses, { timeout: 15_000 })
      .toEqual({ [one.number]: 'PREPARED', [two.number]: 'PREPARING' });
    await kitchen.getByText('Not sent yet').waitFor({ state: 'detached' });
    const three = await paidOrder(clientNow(), [SOUP]);
    await ticketOf(kitchen, three.number).waitFor();
    await board.locator('[data-kind="ready"]').getByText(one.number).waitFor();
  });

  test('a press that was not sent outlives a reload of the screen', async ({ world }) => {
    world.allow(/ERR_INTERNET_DISCONNECTED|Failed to fetch/);
    const kitchen = await world.openScreen('kitchen', STORE, { origin: server.ready.webUrl });
    // The page is kept by a worker, which the first visit starts and the second one has.
    await kitchen.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
    await kitchen.reload();
    const { number } = await paidOrder(clientNow(), [SOUP]);
    const left = await paidOrder(clientNow(), [SOUP]);
    await ticketOf(kitchen, left.number).waitFor();
    await kitchen.context().setOffline(true);
    await ticketOf(kitchen, number).getByRole('button', { name: 'Bump' }).click();
    const { number: waiting } = left;
    await kitchen.getByText('1 press is kept').waitFor();
    await kitchen.reload();
    // What was there is still there, and says how old it is.
    await kitchen.getByText(/Old: as it was at \d\d:\d\d/).waitFor();
    await ticketOf(kitchen, waiting).waitFor();
    expect(await ticketOf(kitchen, number).count()).toBe(0);
    await shot(kitchen, 'kitchen-reloaded-offline');
    await expectAccessible(kitchen);
    await kitchen.context().setOffline(false);
    await kitchen.getByText(/Old: as it was at/).waitFor({ state: 'detached' });
    await expect
      .poll(
        async () => (await openTickets(clientNow())).find((t) => t.pickupNumber === number)?.status,
        SOON,
      )
      .toBe('PREPARED');
  });
});
