import { expect, test } from 'vitest';
import { firstLoadOf } from '../../tools/web-budget/first-load.ts';

const manifest = {
  'kiosk/index.html': {
    file: 'kiosk.js',
    imports: ['_cart', '_shared'],
    dynamicImports: ['src/camera.ts'],
  },
  'pos/index.html': { file: 'pos.js', imports: ['_shared'] },
  _cart: { file: 'cart.js', imports: ['_shared'] },
  _shared: {
    file: 'shared.js',
    imports: ['_cart'],
    dynamicImports: ['src/i18n/languages/en.ts', 'src/i18n/languages/zh-CN.ts'],
  },
  'src/camera.ts': { file: 'camera.js' },
  'src/i18n/languages/en.ts': { file: 'en.js' },
  'src/i18n/languages/zh-CN.ts': { file: 'zh.js' },
};
const sizeOf = (file: string): number => ({ 'en.js': 2, 'zh.js': 3 })[file] ?? 1;

test('a first load is what a page imports, each once, and its largest language', () => {
  expect(firstLoadOf(manifest, 'kiosk/index.html', sizeOf).sort()).toEqual([
    ...['cart.js', 'kiosk.js', 'shared.js', 'zh.js'],
  ]);
});

test('what waits for somebody to ask for it is no part of a first load', () => {
  expect(firstLoadOf(manifest, 'kiosk/index.html', sizeOf)).not.toContain('camera.js');
});
