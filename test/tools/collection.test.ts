import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import lang from '@usebruno/lang';
import { expect, test } from 'vitest';
import { EXAMPLES } from '../../api/examples.ts';
import { ROUTES } from '../../api/routes.ts';
import { collection } from '../../tools/collection.ts';

const root = path.resolve(import.meta.dirname, '../../collection');
const committed = new Map(
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name))
    .map((file) => [path.relative(root, file).replaceAll('\\', '/'), readFileSync(file, 'utf8')]),
);

interface Request {
  readonly http: { readonly method: string; readonly url: string };
  readonly params?: readonly { readonly name: string; readonly type: string }[];
  readonly body?: { readonly json: string };
  readonly auth?: { readonly bearer?: { readonly token: string } };
}

const requests = [...committed]
  .filter(([file]) => file.endsWith('.bru') && !file.startsWith('environments/'))
  .map(([, text]) => lang.bruToJsonV2(text) as unknown as Request);
const routeOf = ({ http: { method, url } }: Request): string =>
  `${method.toUpperCase()} ${url.replace('{{baseUrl}}', '').replace(/:(\w+)/g, '{$1}')}`;

test('the committed collection is what `npm run collection` writes', () => {
  expect(Object.fromEntries(committed), 'run `npm run collection`').toEqual(
    Object.fromEntries(collection()),
  );
});

test('Bruno reads a request of each route, and of no other', () => {
  expect([...new Set(requests.map(routeOf))].sort()).toEqual(Object.keys(ROUTES).sort());
});

test('each example of a body is sent as it is', () => {
  const sent = requests.flatMap((r) => (r.body ? [[routeOf(r), JSON.parse(r.body.json)]] : []));
  const examples = Object.entries(EXAMPLES).flatMap(([key, found]) =>
    Object.values(found ?? {}).map(({ value }) => [key, value]),
  );
  const text = (pairs: unknown[]) => pairs.map((pair) => JSON.stringify(pair)).sort();
  expect(text(sent)).toEqual(text(examples));
});

test('whatever a request names is a variable of each environment, and tokens are secret', () => {
  const used = [...committed]
    .filter(([file]) => !file.startsWith('environments/'))
    .flatMap(([, text]) => [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name));
  const environments = [...committed].filter(([file]) => file.startsWith('environments/'));
  expect(environments.map(([file]) => file).sort()).toEqual([
    'environments/local.bru',
    'environments/sandbox.bru',
  ]);
  for (const [, text] of environments) {
    const { variables } = lang.bruToEnvJsonV2(text) as {
      variables: { name: string; value: string; secret: boolean }[];
    };
    const names = variables.map((v) => v.name);
    for (const name of used) expect(names).toContain(name);
    for (const { name, secret } of variables) {
      expect([name, secret]).toEqual([name, /Token$|Assertion$/.test(name)]);
    }
  }
});
