/**
 * Mutation testing of everything that decides about money; `npm run mutate` runs it.
 * tools/mutate.ts stages a copy of the checkout first and starts Stryker in there.
 * @type {import('@stryker-mutator/core').PartialStrykerOptions}
 */
// biome-ignore lint/style/noDefaultExport: the form Stryker reads.
export default {
  mutate: [
    'core/domain/{settle,settlement,payment-states,payment-policy}.ts',
    'core/domain/{capture,cancel,refund}-transitions.ts',
    'core/domain/{refund,money,payment,ticket,order,ids}.ts',
    'core/usecases/{settle-payment,change-order,start-payment,continue-payment,sweep}.ts',
    'core/usecases/{resolve-payment,plan-resolution,implied-follow-ups,cancel-order}.ts',
    'core/usecases/{request-refund,resolve-refund,receive-notification,idempotency}.ts',
    'alipay/{signing/*,outcomes,yuan,china-time}.ts',
    'alipay/open-platform/*.ts',
  ],
  testRunner: 'vitest',
  vitest: { configFile: 'test/mutation/vitest.config.ts' },
  plugins: ['@stryker-mutator/vitest-runner', './test/mutation/ignore-sentences.ts'],
  ignorers: ['sentences'],
  coverageAnalysis: 'perTest',
  // One core is left to whoever works beside it.
  concurrency: 1,
  // The staged copy is thrown away anyway.
  inPlace: true,
  incremental: true,
  incrementalFile: '../incremental.json',
  reporters: ['progress-append-only', 'json', 'html'],
  jsonReporter: { fileName: '../report.json' },
  htmlReporter: { fileName: '../report.html' },
};
