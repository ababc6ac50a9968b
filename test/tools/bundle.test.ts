import {
  cpSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { beforeEach, expect, test } from 'vitest';
import { bundle } from '../../tools/bundle.ts';

const project = path.resolve(import.meta.dirname, '../..');
let root: string;

function write(file: string, text: string): void {
  mkdirSync(path.dirname(path.join(root, file)), { recursive: true });
  writeFileSync(path.join(root, file), text);
}

const run = async (name: string): Promise<unknown> => {
  const file = pathToFileURL(path.join(root, 'dist', name, 'index.mjs'));
  // A query, because Node keeps what it imported once.
  const { handler } = await import(/* @vite-ignore */ `${file.href}?${Math.random()}`);
  return handler();
};

beforeEach(() => {
  root = mkdtempSync(path.join(tmpdir(), 'kuaican-bundle-'));
  cpSync(path.join(project, 'package-lock.json'), path.join(root, 'package-lock.json'));
  symlinkSync(path.join(project, 'node_modules'), path.join(root, 'node_modules'));
  write('functions/shared/greeting.ts', `export const greeting: string = 'hello';`);
  write(
    'functions/orders/handler.ts',
    `import { greeting } from '../shared/greeting.ts'; export const handler = (): string => greeting;`,
  );
});

test('bundles each folder that has a handler, and only those', async () => {
  expect(await bundle({ root })).toMatchObject({ functions: ['orders'], built: true });
  expect(readdirSync(path.join(root, 'dist')).sort()).toEqual(['meta.json', 'orders', 'stamp']);
  expect(await run('orders')).toBe('hello');
});

test('does nothing while the sources are the same', async () => {
  await bundle({ root });
  expect(await bundle({ root })).toMatchObject({ functions: ['orders'], built: false });
});

test('bundles again when a file that a handler imports has changed', async () => {
  await bundle({ root });
  write('functions/shared/greeting.ts', `export const greeting: string = 'changed';`);
  expect(await bundle({ root })).toMatchObject({ built: true });
  expect(await run('orders')).toBe('changed');
});

test('bundles again when a package changed, and when a bundle was lost', async () => {
  await bundle({ root });
  write('package-lock.json', '{}');
  expect(await bundle({ root })).toMatchObject({ built: true });
  write('functions/menu/handler.ts', `export const handler = (): string => 'menu';`);
  expect(await bundle({ root })).toMatchObject({ functions: ['menu', 'orders'], built: true });
});

test('names the file when a handler does not compile, and keeps what was there', async () => {
  await bundle({ root });
  write('functions/orders/handler.ts', 'export const handler = (');
  await expect(bundle({ root })).rejects.toThrow(/functions\/orders\/handler\.ts/);
  expect(await run('orders')).toBe('hello');
});

test('reaches Node by getBuiltinModule: an import of node:http would load undici at every cold start', async () => {
  write(
    'functions/orders/handler.ts',
    `import http from 'node:http'; import { join } from 'path';
     export const handler = (): string => typeof http.request + join('a', 'b');`,
  );
  await bundle({ root });
  expect(await run('orders')).toBe('functiona/b');
  const text = readFileSync(path.join(root, 'dist/orders/index.mjs'), 'utf8');
  expect(text).not.toMatch(/\bfrom\s*["'](node:)?(http|path)["']/);
});

test('carries no credential source but the environment', async () => {
  write(
    'functions/orders/handler.ts',
    `import { SQSClient } from '@aws-sdk/client-sqs';
     export const handler = (): Promise<{ accessKeyId: string }> =>
       new SQSClient({ region: 'local' }).config.credentials();`,
  );
  await bundle({ root });
  const inputs = Object.keys(
    JSON.parse(readFileSync(path.join(root, 'dist/meta.json'), 'utf8')).inputs,
  );
  expect(inputs.filter((file) => /credential-provider-(?!env)/.test(file))).toEqual([]);
  expect(inputs.some((file) => /credential-provider-env/.test(file))).toBe(true);
});
