import { describe, expect, test } from 'vitest';
import { contentSecurityPolicy } from '../../../web/hosting/headers.ts';
import { DEPLOYED_PAGES, fileOf, PAGE_ALIASES } from '../../../web/hosting/pages.ts';

const answered = (path: string): string | undefined => fileOf(path, DEPLOYED_PAGES, PAGE_ALIASES);

describe('an address', () => {
  test.each([
    ['/', '/index.html'],
    ['/index.html', '/index.html'],
    ['/kiosk', '/kiosk/index.html'],
    ['/kiosk/', '/kiosk/index.html'],
    ['/kiosk/index.html', '/kiosk/index.html'],
    ['/t/tbl_7Hq', '/table/index.html'],
    ['/signed-in', '/devices/index.html'],
    ['/dashboard/', '/dashboard/index.html'],
    ['/assets/kiosk-B5inB1CU.js', '/assets/kiosk-B5inB1CU.js'],
    ['/sw.js', '/sw.js'],
    ['/config.json', '/config.json'],
    ['/kiosk-app.json', '/kiosk-app.json'],
    ['/assets/a.worker-1.js', '/assets/a.worker-1.js'],
  ])('%s is answered with %s', (path, file) => {
    expect(answered(path)).toBe(file);
  });

  test.each(['/wallet', '/wallet/', '/wallet/index.html', '/kiosks', '/constructor', '/nothing'])(
    '%s is no page here',
    (path) => {
      expect(answered(path)).toBeUndefined();
    },
  );

  test.each(['/.vite/manifest.json', '/assets/../../secret.txt', '/..'])(
    '%s leads to no file',
    (path) => {
      expect(answered(path)).toBeUndefined();
    },
  );
});

test('a page runs and shows what is of its own origin, and asks whoever signs people in', () => {
  const policy = contentSecurityPolicy(['https://sign-in.example']);
  expect(policy).toContain("default-src 'none'");
  expect(policy).toContain("connect-src 'self' https://sign-in.example;");
  expect(policy).toContain("frame-ancestors 'none'");
  expect(policy).not.toMatch(/unsafe|\*|http:/);
});
