import { spawnSync } from 'node:child_process';

/** Everything before a commit, in the order in which failures are cheapest. CI runs the same. */
const STEPS = [
  ['format and lint', 'biome', ['check', '--error-on-warnings', '.']],
  ['pages', 'node', ['tools/web.ts']],
  ['script of each page', 'node', ['tools/web-budget.ts']],
  ['types', 'tsc', ['-p', '.']],
  ['types of the pages', 'tsc', ['-p', 'web']],
  ['types of the service worker', 'tsc', ['-p', 'web/tsconfig.worker.json']],
  ['types of journeys in a browser', 'tsc', ['-p', 'test/browser']],
  ['core compiles without Node', 'tsc', ['-p', 'core']],
  ['layers', 'depcruise', ['--config', '.dependency-cruiser.cjs', ...layers()]],
  ['questions to Athena and DuckDB alike', 'node', ['tools/lint-queries.ts']],
  ['dead code', 'knip', []],
  ['synthesize and validate, sandbox', 'node', ['tools/cdk.ts', 'synth', '--stage', 'sandbox']],
  [
    'synthesize and validate, production',
    'node',
    ['tools/cdk.ts', 'synth', '--stage', 'production'],
  ],
  ['tests', 'npm', ['test']],
] as const;

function layers(): string[] {
  return [
    'core',
    'alipay',
    'api',
    'adapters',
    'analytics',
    'audit',
    'functions',
    'lib',
    'bin',
    'local',
    'test',
    'tools',
    'web',
  ];
}

const withoutTests = process.argv.includes('--without-tests');
const steps = STEPS.filter(([name]) => !(withoutTests && name === 'tests'));

for (const [name, command, args] of steps) {
  console.log(`\n== ${name}: ${command} ${args.join(' ')}`);
  const started = performance.now();
  const { status } = spawnSync(command, args, { stdio: 'inherit' });
  const seconds = ((performance.now() - started) / 1_000).toFixed(1);
  if (status !== 0) {
    console.error(`\n${name} failed after ${seconds} s.`);
    process.exit(1);
  }
  console.log(`${name}: ok, ${seconds} s`);
}
console.log('\nAll checks passed.');
