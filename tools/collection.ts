import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import lang from '@usebruno/lang';
import * as z from 'zod/mini';
import { capabilityOf } from '../api/capability.ts';
import { EXAMPLES } from '../api/examples.ts';
import { ROLES, ROUTES, type Route, type RouteKey } from '../api/routes.ts';
import { pathParameters, requestOf, tokenVariable } from './collection/request.ts';

/** The files of the Bruno collection by their path, from the routes and their examples. */
export function collection(): Map<string, string> {
  const files = new Map<string, string>([['bruno.json', BRUNO_JSON]]);
  for (const [name, baseUrl] of Object.entries(ENVIRONMENTS)) {
    files.set(`environments/${name}.bru`, environment(baseUrl));
  }
  for (const [key, route] of routes) {
    const [, at = ''] = key.split(' ');
    const examples = Object.entries(EXAMPLES[key as RouteKey] ?? {});
    const all = examples.length === 0 ? [[undefined, undefined] as const] : examples;
    for (const [label, example] of all) {
      const name = [nameOf(key), ...(all.length > 1 && label ? [label] : [])].join(' ');
      const text = lang.jsonToBruV2(requestOf(key, route, name, example, learnedFrom(route)));
      files.set(`${capabilityOf(at)}/${name}.bru`, `${text.trimEnd()}\n`);
    }
  }
  return files;
}

const routes = Object.entries<Route>(ROUTES);

const BRUNO_JSON = `${JSON.stringify({ version: '1', name: 'Kuaican', type: 'collection' }, null, 2)}\n`;

const ENVIRONMENTS = {
  local: 'http://localhost:3000',
  sandbox: 'https://YOUR-API-ID.execute-api.YOUR-REGION.amazonaws.com',
} as const;

const PARAMETERS = [...new Set(routes.flatMap(([key]) => pathParameters(key)))].sort();

/** What a file may be called on every system: `POST orders orderId refunds`. */
const nameOf = (key: string): string =>
  key.replace('/v1/', '').replaceAll('/', ' ').replaceAll(/[{}]/g, '');

/** Ids in an answer that other requests have in their path. */
function learnedFrom({ responses }: Route): string[] {
  const bodies = Object.values(responses).filter((body) => typeof body !== 'string');
  const names = bodies.flatMap((body) =>
    Object.keys(z.toJSONSchema(body, { io: 'output' }).properties ?? {}),
  );
  return [...new Set(names)].filter((name) => PARAMETERS.includes(name));
}

function environment(baseUrl: string): string {
  const plain = { baseUrl, language: 'zh-CN', storeId: 'people-road' };
  const ids = PARAMETERS.filter((name) => !(name in plain)).map((name) => [name, '']);
  const secrets = [...ROLES.map(tokenVariable), 'deviceAssertion'];
  const text = lang.envJsonToBruV2({
    variables: [
      ...[...Object.entries(plain), ...ids].map(([name, value]) => ({
        name,
        value,
        enabled: true,
      })),
      ...secrets.map((name) => ({ name, value: '', enabled: true, secret: true })),
    ],
  });
  return `${text.trimEnd()}\n`;
}

if (import.meta.main) {
  const root = path.resolve(import.meta.dirname, '../collection');
  rmSync(root, { recursive: true, force: true });
  for (const [file, text] of collection()) {
    const target = path.join(root, file);
    mkdirSync(path.dirname(target), { recursive: true });
    writeFileSync(target, text);
  }
}
