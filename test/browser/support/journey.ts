import { type Browser, chromium } from 'playwright-core';
import { afterAll, test as base, beforeAll, inject } from 'vitest';
import { openWorld, type World } from './world.ts';

let connected: Browser | undefined;

/** The browser of all journeys, as this file has it. */
export function sharedBrowser(): Browser {
  if (connected === undefined) throw new Error('The browser comes with the first test.');
  return connected;
}

beforeAll(async () => {
  connected = await chromium.connect(inject('browserAddress'));
});
afterAll(() => connected?.close());

/** A test with the shared server and fresh browsers; whatever its pages complain of fails it. */
export const test = base.extend<{ world: World }>({
  // biome-ignore lint/correctness/noEmptyPattern: Vitest reads which fixtures this one needs.
  world: async ({}, use) => {
    const ready = inject('ready');
    await fetch(`${ready.simulatorUrl}/control/reset-forced`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: '{}',
    });
    const world = openWorld(sharedBrowser(), ready);
    await use(world);
    await world.close();
  },
});
