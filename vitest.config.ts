import { defineConfig } from 'vitest/config';

/**
 * unit: pure, fake clock. contract: adapters against real engines. scenario: the whole server.
 * infra: the template. simulation: money safety in a world of models, in threads of its own.
 * browser: people's journeys through the pages, in Chromium, against the whole server.
 */
const project = (name: string, include: string[], more: object = {}): object => ({
  test: { name, include, ...more },
});

// biome-ignore lint/style/noDefaultExport: the form Vitest reads.
export default defineConfig({
  test: {
    // By default one core stays idle, which on two cores is half of them.
    maxWorkers: '100%',
    projects: [
      project(
        'unit',
        [
          'test/{core,alipay,analytics,api,audit,functions,local,tools,web}/**/*.test.ts',
          'test/*.test.ts',
        ],
        {
          sequence: { shuffle: true },
          // Handlers are called with tokens of devices that nobody has paired; test/functions/devices
          // has the others.
          env: { KUAICAN_UNPAIRED_DEVICES: 'allow' },
        },
      ),
      project('contract', ['test/{adapters,contracts}/**/*.test.ts'], {
        testTimeout: 30_000,
        hookTimeout: 30_000,
      }),
      project('infra', ['test/lib/**/*.test.ts'], { testTimeout: 120_000, hookTimeout: 120_000 }),
      project('simulation', ['test/simulation/**/*.test.ts'], {
        testTimeout: 60_000,
        hookTimeout: 60_000,
      }),
      project('scenario', ['test/scenarios/**/*.test.ts'], {
        testTimeout: 180_000,
        hookTimeout: 120_000,
        fileParallelism: false,
      }),
      project('browser', ['test/browser/**/*.test.ts'], {
        globalSetup: 'test/browser/support/global-setup.ts',
        testTimeout: 180_000,
        hookTimeout: 120_000,
        fileParallelism: false,
      }),
    ],
  },
});
