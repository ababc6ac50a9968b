import sparticuz from '@sparticuz/chromium';
import { chromium } from 'playwright-core';
import type { TestProject } from 'vitest/node';
import type { ReadyFile } from '../../../local/start-server.ts';
import { newDataDir, removeDataDir, startServerProcess } from '../../scenarios/support/server.ts';

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the server that all journeys share. */
    readonly ready: ReadyFile;
    readonly browserAddress: string;
  }
}

/** Waits of a minute are waits of six seconds; countdowns and codes still last longer than a step. */
const TIME_SCALE = 10;

/**
 * The package's own arguments switch off the same-origin policy and run all in one process: what
 * passes there says nothing. These two are for containers.
 */
const ARGUMENTS = ['--no-sandbox', '--disable-dev-shm-usage'];

/** One server and one browser for all journeys; each has contexts of its own, as other devices. */
export async function setup({ provide }: TestProject): Promise<() => Promise<void>> {
  const dataDir = newDataDir();
  const [server, browser] = await Promise.all([
    startServerProcess({ dataDir, timeScale: TIME_SCALE }),
    sparticuz
      .executablePath()
      .then((executablePath) => chromium.launchServer({ executablePath, args: ARGUMENTS })),
  ]);
  provide('ready', server.ready);
  provide('browserAddress', browser.wsEndpoint());
  return async () => {
    await Promise.all([browser.close(), server.stop()]);
    removeDataDir(dataDir);
  };
}
