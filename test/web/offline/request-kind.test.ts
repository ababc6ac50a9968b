import { expect, test } from 'vitest';
import { kindOf, type RequestKind } from '../../../web/src/offline/request-kind.ts';

const origin = 'https://kuaican.example';
const asked = (path: string, headers: Record<string, string> = {}, more: object = {}) =>
  kindOf(
    { method: 'GET', mode: 'cors', url: origin + path, headers: new Headers(headers), ...more },
    origin,
  );

test.each<[string, RequestKind]>([
  ['/assets/kiosk-1.js', 'asset'],
  ['/v1/stores/river-street/menu?lang=en', 'menu'],
  ['/v1/stores/river-street/popular', 'menu'],
  ['/v1/stores/river-street/images/0a.png', 'picture'],
])('%s is kept', (path, kind) => {
  expect(asked(path)).toBe(kind);
});

test('a page opens whatever its address holds', () => {
  expect(asked('/kiosk/?demo=ueno', {}, { mode: 'navigate' })).toBe('shell');
});

test.each([
  '/v1/orders/ord_1',
  '/v1/stores/river-street/orders',
  '/v1/stores/river-street/menu/drafts',
  '/v1/stores/river-street/popular/today',
  '/local/demo',
  '/config.json',
])('%s is the network’s alone', (path) => {
  expect(asked(path)).toBe('leave');
});

test('what is told of a screen is sent, and never kept', () => {
  const post = { method: 'POST' };
  expect(asked('/v1/screen-steps', { authorization: 'Bearer x' }, post)).toBe('leave');
  expect(asked('/v1/tables/t1/screen-steps', {}, post)).toBe('leave');
});

test('nothing is kept of a request that says who asks', () => {
  const headers = { authorization: 'Bearer x' };
  expect(asked('/v1/stores/river-street/menu', headers)).toBe('leave');
  expect(asked('/v1/stores/river-street/images/0a.png', headers)).toBe('leave');
});

test('what changes something is never touched, nor is another origin', () => {
  expect(asked('/v1/stores/river-street/menu', {}, { method: 'PUT' })).toBe('leave');
  expect(asked('', {}, { url: 'https://other.example/assets/kiosk-1.js' })).toBe('leave');
});
