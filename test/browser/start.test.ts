import { describe, expect } from 'vitest';
import { expectAccessible } from './support/accessible.ts';
import { test } from './support/journey.ts';
import { expectNoOverflow } from './support/no-overflow.ts';
import { shot } from './support/shot.ts';

describe('the start page', () => {
  test('is there', async ({ world }) => {
    const page = await world.open('/');
    await page.locator('main').waitFor();
    expect(await page.title()).toContain('Kuaican');
    await expectNoOverflow(page);
    await shot(page, 'start');
    await expectAccessible(page);
  });

  test('lets a screen in', async ({ world }) => {
    const kiosk = await world.openScreen('kiosk', 'people-road');
    await shot(kiosk, 'kiosk-first');
  });
});
