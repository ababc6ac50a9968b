import { expect, test } from 'vitest';
import { ROUTES } from '../../api/routes.ts';
import { documentedCalls, tableOf } from '../support/data-model.ts';

const byWho = new Map(tableOf('Routes and workers').map(([who = '', used = '']) => [who, used]));

test('each route says which calls of the store it makes', () => {
  const missing = Object.keys(ROUTES).filter((route) => !byWho.has(route));
  expect(missing, 'add to "Routes and workers" in docs/data-model.md').toEqual([]);
  const gone = [...byWho.keys()].filter((who) => who.includes(' /v1/') && !(who in ROUTES));
  expect(gone, 'remove from docs/data-model.md').toEqual([]);
});

test('and all of them are described', () => {
  const named = [...byWho.values()].flatMap((used) => used.match(/\w+\.\w+/g) ?? []);
  expect(named.length).toBeGreaterThan(0);
  const unknown = named.filter((call) => !documentedCalls.includes(call));
  expect(unknown, 'add to "Calls" in docs/data-model.md').toEqual([]);
});
