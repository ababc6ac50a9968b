import { describe, expect, it } from 'vitest';
import { findDemo } from '../../../web/src/demo/find-demo.ts';
import { chosenStore, hrefOf } from '../../../web/src/start/screens.ts';

const answering = (body: string, status: number, type = 'application/json'): typeof fetch =>
  (async () => new Response(body, { status, headers: { 'content-type': type } })) as typeof fetch;

describe('whether there is a demo', () => {
  it.each([
    ['there', answering('{"stores":[]}', 200)],
    ['starting', answering('{}', 503)],
    ['none', answering('{}', 404)],
    ['none', answering('<!doctype html>', 200, 'text/html')],
    ['unreachable', (() => Promise.reject(new TypeError('fetch failed'))) as typeof fetch],
    ['unreachable', answering('{', 200)],
  ] as const)('%s', async (kind, ask) => {
    expect((await findDemo(ask)).kind).toBe(kind);
  });
});

describe('where the doors lead', () => {
  it('into the chosen store in the demo, and to the pairing otherwise', () => {
    expect(hrefOf('pos', 'people-road')).toBe('/pos/?demo=people-road');
    expect(hrefOf('pos', undefined)).toBe('/pos/');
  });

  it('to the store of last time, or the first where it is gone', () => {
    const stores = [{ storeId: 'a' }, { storeId: 'b' }];
    expect(chosenStore(stores, 'b')?.storeId).toBe('b');
    expect(chosenStore(stores, 'c')?.storeId).toBe('a');
    expect(chosenStore([], 'a')).toBeUndefined();
  });
});
