import { readdirSync, readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { PERSONAL_DATA } from '../../../core/domain/personal-data.ts';
import { FIELDS } from './personal-fields.ts';

const root = new URL('../../../', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, root), 'utf8');

/** Rows that tell of no person: menus, prices, counts, tables, shops. */
const OF_NOBODY = [
  ...['answer', 'assertion', 'delivery', 'delivery-settings', 'delivery-slot', 'drawer'],
  ...['kitchen', 'menu', 'offers', 'pairing-code', 'pickup-counter', 'shop-qr'],
  ...[
    'screen-steps',
    'sold-dish',
    'stock',
    'stock-event',
    'stock-state',
    'store',
    'store-owner',
    'table',
    'table-token',
    'waiting',
  ],
];
const OUTSIDE = ['bill', 'access log', 'backup', 'facts'];

/** Every kind of row that an adapter writes. */
const stored = readdirSync(new URL('adapters/dynamodb/', root))
  .flatMap((file) => [
    ...read(`adapters/dynamodb/${file}`).matchAll(/(?:[^#]type'?: |#new\()'([a-z-]+)'/g),
  ])
  .map(([, type = '']) => type);

test('every kind of row is known to hold something of a person, or nothing', () => {
  const known = [...PERSONAL_DATA.map(({ where }) => where), ...OF_NOBODY];
  const hint = 'add it to core/domain/personal-data.ts, or to OF_NOBODY here';
  expect([...new Set(known)].toSorted(), hint).toEqual(
    [...new Set([...stored, ...OUTSIDE])].toSorted(),
  );
  expect(OF_NOBODY.filter((type) => PERSONAL_DATA.some(({ where }) => where === type))).toEqual([]);
});

test('every field that tells of a person is told of', () => {
  for (const [row, fields] of Object.entries(FIELDS)) {
    const told = PERSONAL_DATA.filter(({ where }) => where === row).map(({ what }) => what);
    const words = told.flatMap((what) => what.match(/\w+/g) ?? []);
    for (const [field, whose] of Object.entries(fields)) {
      if (whose === 'of a person') expect(words, `${row}.${field}`).toContain(field);
    }
    for (const what of told) {
      const names = (what.match(/\w+/g) ?? []).filter((word) => word in fields);
      expect(names, `${row}: ${what}`).not.toEqual([]);
    }
  }
});

test('the document says what the code says, and nothing else', () => {
  const [, section = ''] = read('docs/personal-data.md').split('\n## What is kept\n');
  const [table = ''] = section.split('\n## ');
  const rows = table.split('\n').filter((line) => line.startsWith('|'));
  expect(rows.slice(2)).toEqual(
    PERSONAL_DATA.map(
      ({ where, what, whose, why, keptFor, seenBy }) =>
        `| ${[where, what, whose, why, keptFor, seenBy].join(' | ')} |`,
    ),
  );
});
