import { expect, test } from 'vitest';
import { filesOf } from '../../../web/build/shells.ts';

const manifest = {
  'kiosk/index.html': {
    file: 'kiosk.js',
    imports: ['_shared'],
    dynamicImports: ['src/camera.ts'],
    css: ['kiosk.css'],
  },
  'pos/index.html': { file: 'pos.js', imports: ['_shared'] },
  _shared: {
    file: 'shared.js',
    dynamicImports: ['src/en.ts', '../node_modules/@fontsource-variable/noto-sans-sc/index.css'],
  },
  'src/camera.ts': { file: 'camera.js', imports: ['_shared'] },
  'src/en.ts': { file: 'en.js' },
  '../node_modules/@fontsource-variable/noto-sans-sc/index.css': { file: 'letters.css' },
};

test('a page keeps all that it may come to load, nothing of another, and no hundred fonts', () => {
  expect(filesOf(manifest, 'kiosk/index.html')).toEqual([
    ...['camera.js', 'en.js', 'kiosk.css', 'kiosk.js', 'shared.js'],
  ]);
});
