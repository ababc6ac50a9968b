import { spawnSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';

const root = path.resolve(import.meta.dirname, '..');
const planted = mkdtempSync(path.join(tmpdir(), 'kuaican-layers-'));
afterAll(() => rmSync(planted, { recursive: true }));

/** A tree with one legal and one illegal import, judged by the project's own rules. */
function judge(file: string, source: string): { status: number | null; output: string } {
  for (const name of ['.dependency-cruiser.cjs', 'tsconfig.json']) {
    cpSync(path.join(root, name), path.join(planted, name));
  }
  const files = {
    'core/domain/money.ts': 'export const one = 1;\n',
    'core/ports/clock.ts': 'export const clock = 1;\n',
    'adapters/dynamodb/keys.ts': 'export const key = 1;\n',
    'adapters/sqs/queue.ts': 'export const queue = 1;\n',
    'functions/orders/handler.ts': 'export const handler = 1;\n',
    'alipay/yuan.ts': 'export const yuan = 1;\n',
    'local/boot.ts': 'export const boot = 1;\n',
    'api/menu.ts': 'export const menu = 1;\n',
    'web/src/kiosk/main.tsx': 'export const kiosk = 1;\n',
    [file]: source,
  };
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(path.dirname(path.join(planted, name)), { recursive: true });
    writeFileSync(path.join(planted, name), text);
  }
  const command = path.join(root, 'node_modules/.bin/depcruise');
  const folders = ['core', 'adapters', 'functions', 'alipay', 'local', 'web'];
  const { status, stdout } = spawnSync(
    process.execPath,
    [command, '--config', '.dependency-cruiser.cjs', ...folders],
    { cwd: planted, encoding: 'utf8' },
  );
  rmSync(path.join(planted, file));
  return { status, output: stdout };
}

describe('the layers', () => {
  test('accept an import that points inward', () => {
    const inward = "import { one } from '../../core/domain/money.ts';\nexport const two = one;\n";
    expect(judge('adapters/sqs/inward.ts', inward).output).toContain('no dependency violations');
  });

  test.each([
    ['core-is-pure', 'core/domain/planted.ts', '../../adapters/dynamodb/keys.ts', 'key'],
    ['core-is-pure', 'core/usecases/planted.ts', 'node:crypto', 'randomUUID'],
    ['domain-before-ports', 'core/domain/planted.ts', '../ports/clock.ts', 'clock'],
    ['adapters-are-siblings', 'adapters/sqs/planted.ts', '../dynamodb/keys.ts', 'key'],
    [
      'adapters-do-not-know-callers',
      'adapters/sqs/planted.ts',
      '../../functions/orders/handler.ts',
      'handler',
    ],
    ['protocol-is-pure', 'alipay/planted.ts', '../core/domain/money.ts', 'one'],
    ['web-sees-api', 'web/src/kiosk/planted.ts', '../../../core/domain/money.ts', 'one'],
    ['pages-see-api-as-types', 'web/src/kiosk/planted.ts', '../../../api/menu.ts', 'menu'],
    ['pages-are-siblings', 'web/src/pos/planted.ts', '../kiosk/main.tsx', 'kiosk'],
    ['local-stays-local', 'functions/orders/planted.ts', '../../local/boot.ts', 'boot'],
  ])('refuse a planted violation of %s in %s', (rule, file, target, name) => {
    const source = `import { ${name} } from '${target}';\nexport const planted = ${name};\n`;
    const { status, output } = judge(file, source);
    expect(status).not.toBe(0);
    expect(output).toContain(rule);
  });
});
