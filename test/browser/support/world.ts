import type { Browser, BrowserContextOptions, Page } from 'playwright-core';
import { type ApiClient, apiClient } from '../../../local/demo/api-client.ts';
import type { ReadyFile } from '../../../local/start-server.ts';
import { type SimulatorControl, simulatorControl } from '../../scenarios/support/simulator.ts';
import { troublesOf } from './troubles.ts';

export type ScreenKind = 'kiosk' | 'pos' | 'kitchen' | 'board';

/** What people stand or sit before. */
const VIEWPORTS: Readonly<Record<ScreenKind | 'page', { width: number; height: number }>> = {
  kiosk: { width: 1_080, height: 1_920 },
  pos: { width: 1_366, height: 768 },
  kitchen: { width: 1_920, height: 1_080 },
  board: { width: 1_920, height: 1_080 },
  page: { width: 1_280, height: 800 },
};

export interface OpenOptions extends BrowserContextOptions {
  /** Another origin than the server's: the wallet's. */
  readonly origin?: string;
}

/** A server with its simulated Alipay, and the browser before it. */
export interface World {
  readonly ready: ReadyFile;
  /** Forces outcomes, and scans codes as a customer's phone. */
  readonly simulator: SimulatorControl;
  /** The API as the demo's devices use it, for what a journey does not do on a page. */
  client(storeId: string): ApiClient;
  /** A page in a browser of its own, in English unless `locale` says otherwise. */
  open(path: string, options?: OpenOptions): Promise<Page>;
  /** A screen that the store has let in, past the pairing. */
  openScreen(kind: ScreenKind, storeId: string, options?: OpenOptions): Promise<Page>;
  /** What a journey brings about itself: any other error on any page fails the test. */
  allow(trouble: RegExp): void;
  /** Closes all pages. Throws what went wrong on them. */
  close(): Promise<void>;
}

export function openWorld(browser: Browser, ready: ReadyFile): World {
  const troubles = troublesOf();
  const open: World['open'] = async (path, { origin = ready.webUrl, ...options } = {}) => {
    const context = await browser.newContext({
      ...{ locale: 'en', viewport: VIEWPORTS.page, reducedMotion: 'reduce' },
      ...options,
    });
    context.setDefaultTimeout(30_000);
    const page = await context.newPage();
    troubles.watch(page);
    context.on('page', (another) => troubles.watch(another));
    await page.goto(`${origin}${path}`);
    return page;
  };
  return {
    ready,
    open,
    simulator: simulatorControl(ready.simulatorUrl),
    client(storeId) {
      const store = ready.stores.find((known) => known.storeId === storeId);
      if (store === undefined) throw new Error(`The demo has no store ${storeId}.`);
      return apiClient(ready, store);
    },
    async openScreen(kind, storeId, options) {
      const viewport = VIEWPORTS[kind];
      const page = await open(`/${kind}/?demo=${storeId}`, { viewport, ...options });
      await page.locator('#app > :not(.ui-pairing)').first().waitFor();
      return page;
    },
    allow: troubles.allow,
    async close() {
      await Promise.all(browser.contexts().map((context) => context.close()));
      troubles.throwIfAny();
    },
  };
}
