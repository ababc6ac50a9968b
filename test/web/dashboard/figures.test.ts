import { beforeAll, describe, expect, it, test } from 'vitest';
import { differing, gapMinor } from '../../../web/src/dashboard/bills/bill-figures.ts';
import { type CellLook, cellText, columnText } from '../../../web/src/dashboard/cell-text.ts';
import { duration } from '../../../web/src/dashboard/format.ts';
import { type Column, foundIn, type Row, weighted } from '../../../web/src/dashboard/found.ts';
import { changeOf, headlineOf, pointsOf } from '../../../web/src/dashboard/headline.ts';
import { faultOfParameter, valuesTyped } from '../../../web/src/dashboard/parameters.ts';
import { startLanguage } from '../../../web/src/i18n/language.ts';
import { messages } from '../../../web/src/i18n/languages/dashboard/en.ts';

const look: CellLook = {
  ...{ words: messages, currency: 'CNY' },
  storeName: (storeId) => (storeId === 'a' ? 'People Road' : storeId),
};

describe('the headline numbers', () => {
  const days: Row[] = [
    { store_id: 'a', business_date: '2026-11-25', orders_count: 3, sales_minor: 9_000 },
    { store_id: 'b', business_date: '2026-11-25', orders_count: 1, sales_minor: 1_000 },
  ];

  it('are sums over stores and days', () => {
    const paid: Row[] = [
      { attempts: 5, captured: 4 },
      { attempts: 5, captured: 5 },
    ];
    expect(headlineOf(days, paid)).toEqual({
      ...{ salesMinor: 10_000, orders: 4, averageMinor: 2_500, paidShare: 0.9 },
    });
  });

  it('have no average and no share of nothing', () => {
    expect(headlineOf([], [])).toEqual({
      ...{ salesMinor: 0, orders: 0, averageMinor: undefined, paidShare: undefined },
    });
  });

  test.each([
    [110, 100, { kind: 'more', by: 0.1 }],
    [75, 100, { kind: 'less', by: 0.25 }],
    [100_001, 100_000, { kind: 'same' }],
    [5, 0, { kind: 'none' }],
    [undefined, 5, { kind: 'none' }],
  ])('%s against %s', (now, before, change) => {
    expect(changeOf(now, before)).toEqual(change);
  });

  it('compares shares by points', () => {
    expect(pointsOf(0.75, 0.5)).toEqual({ kind: 'more', by: 0.25 });
    expect(pointsOf(0.5, undefined)).toEqual({ kind: 'none' });
  });
});

describe('a cell of a table', () => {
  const said = (name: string, type: Column['type'], value: Row[string], row: Row = {}): string =>
    cellText(value, { name, type, meaning: '' }, row, look);

  test.each([
    ['sales_minor', 'bigint', 123_450, '¥1,234.50'],
    ['seven_day_average_minor', 'double', 123_450.4, '¥1,234.50'],
    ['late_share', 'double', 0.0333, '3.3%'],
    ['later_success', 'double', 0.5, '50%'],
    ['index_100', 'double', 104.5, '104.5'],
    ['p95_ms', 'double', 4_200, '4.2 sec'],
    ['business_date', 'date', '2026-11-25', 'Nov 25, 2026'],
    ['cohort_month', 'string', '2026-09', 'Sep 2026'],
    ['weekday', 'int', 1, 'Mon'],
    ['weekday', 'int', 7, 'Sun'],
    ['hour_local', 'int', 9, '09:00'],
    ['is_dear', 'boolean', false, 'No'],
    ['store_id', 'string', 'a', 'People Road'],
    ['way', 'string', 'static-qr', 'Counter code'],
    ['item_name', 'string', '<b>', '<b>'],
    ['week_before_minor', 'bigint', null, '–'],
  ] as const)('%s (%s) %s says %s', (name, type, value, expected) => {
    expect(said(name, type, value)).toBe(expected);
  });

  it('has the money of its row', () => {
    expect(said('sales_minor', 'bigint', 500, { currency: 'JPY' })).toBe('¥500');
  });

  it('stands under a name, if only under its own', () => {
    expect(columnText('sales_minor', messages)).toBe('Sales');
    expect(columnText('rain_of_the_day', messages)).toBe('rain of the day');
  });
});

describe('a duration', () => {
  test.each([
    [1_500, '1.5 sec'],
    [59_000, '59 sec'],
    [180_000, '3 min'],
    [7_200_000, '2 hr'],
  ])('of %s ms is %s', (ms, expected) => {
    expect(duration(ms)).toBe(expected);
  });
});

describe('an answer', () => {
  it('is read by the names of its columns', () => {
    const found = foundIn({
      ...{ answerId: 'x', name: 'q', status: 'DONE', from: '', to: '', parameters: {}, asOf: 1 },
      columns: [
        { name: 'a', type: 'int', meaning: '' },
        { name: 'b', type: 'string', meaning: '' },
      ],
      rows: [
        [1, 'one'],
        [2, null],
      ],
    });
    expect(found.rows).toEqual([
      { a: 1, b: 'one' },
      { a: 2, b: null },
    ]);
  });

  it('of several stores counts each by how much it has', () => {
    const rows = [
      { p50_ms: 100, tickets: 1 },
      { p50_ms: 200, tickets: 3 },
    ];
    expect(weighted(rows, 'p50_ms', 'tickets')).toBe(175);
    expect(weighted([], 'p50_ms', 'tickets')).toBe(0);
  });
});

describe('a day of a bill', () => {
  const counts = {
    ...{ matched: 40, healed: 1, amount_diff: 1, status_diff: 0, only_local: 2, only_alipay: 0 },
    ...{ fee_diff: 0, duplicate: 1, cross_day: 5 },
  };
  const sums = (paid: number, refunded: number) => ({
    payments: { lines: 1, minor: paid },
    refunds: { lines: 1, minor: refunded },
  });

  it('differs by what a person has to look at, not by what stands on another day', () => {
    expect(differing({ counts })).toBe(4);
  });

  it('has the gap of its sums, and none where no bill was read', () => {
    const alipay = { ...sums(1_000, 100), feeMinor: 6 };
    expect(gapMinor({ alipay, ours: sums(900, 100) })).toBe(100);
    expect(gapMinor({ alipay, ours: sums(1_000, 0) })).toBe(-100);
    expect(gapMinor({ ours: sums(900, 100) })).toBeUndefined();
  });
});

describe('what is typed for a question', () => {
  const least = {
    name: 'least',
    type: 'int',
    least: 1,
    most: 10,
    default: 5,
    meaning: '',
  } as const;
  const text = { name: 'text', type: 'string', default: '', meaning: '' } as const;

  test.each(['', '0', '11', '2.5', '1e3', '９'])('%s is no whole number from 1 to 10', (typed) => {
    expect(faultOfParameter(least, typed)).toBe('not-whole');
  });

  it('is sent as it is, whatever it is', () => {
    const typed = { least: '7', text: "' OR 1=1 -- 快" };
    expect(faultOfParameter(text, typed.text)).toBeUndefined();
    expect(valuesTyped([least, text], typed)).toEqual({ least: 7, text: "' OR 1=1 -- 快" });
  });
});

beforeAll(async () => {
  Object.assign(globalThis, {
    localStorage: { getItem: () => 'en' },
    document: { documentElement: {} },
  });
  await startLanguage();
});
