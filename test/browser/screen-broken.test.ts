import { describe } from 'vitest';
import { test } from './support/journey.ts';
import { openKiosk, toMenu } from './support/kiosk.ts';
import { shot } from './support/shot.ts';

const MENUS = /\/v1\/stores\/[^/]+\/menu\?/;

describe('a screen that breaks', () => {
  test('says so, and starts again by itself', async ({ world }) => {
    world.allow(/./);
    const page = await openKiosk(world);
    // Nothing that the API would say: a mistake of ours, wherever it is.
    await page
      .context()
      .route(MENUS, (route) => route.fulfill({ json: { categories: [{ items: [null] }] } }));
    await page.getByRole('heading', { name: 'Something went wrong' }).waitFor({ timeout: 15_000 });
    await shot(page, 'kiosk-broken-en');
    await page.context().unroute(MENUS);
    // Nobody touches it.
    await page.getByText('Touch to start').waitFor({ timeout: 30_000 });
    await toMenu(page);
  });
});
