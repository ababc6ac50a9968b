import { describe, expect, it } from 'vitest';
import { channelMix } from '../../../web/src/dashboard/charts/channel-mix.ts';
import type { Chart, Look, Paper } from '../../../web/src/dashboard/charts/chart.ts';
import { cohorts, rfm } from '../../../web/src/dashboard/charts/customers.ts';
import { itemPareto } from '../../../web/src/dashboard/charts/item-pareto.ts';
import { kitchenLeadTime, leadTimes } from '../../../web/src/dashboard/charts/kitchen.ts';
import { bordersOf, menuMatrix } from '../../../web/src/dashboard/charts/menu-matrix.ts';
import {
  paymentSuccess,
  timeToPay,
  unknownAndCancel,
} from '../../../web/src/dashboard/charts/payments.ts';
import { dayTotals, salesByDay } from '../../../web/src/dashboard/charts/sales-by-day.ts';
import {
  hourCells,
  hoursOf,
  salesByHour,
} from '../../../web/src/dashboard/charts/sales-by-hour.ts';
import { salesByStore } from '../../../web/src/dashboard/charts/sales-by-store.ts';
import { categoryIndex } from '../../../web/src/dashboard/charts/trends.ts';
import type { Row } from '../../../web/src/dashboard/found.ts';
import { messages } from '../../../web/src/i18n/languages/dashboard/en.ts';

const look: Look = {
  ...{ words: messages, currency: 'CNY', today: '2026-11-26' },
  days: { from: '2026-11-23', to: '2026-11-26' },
  storeName: (storeId) => storeId.toUpperCase(),
};
const paper: Paper = {
  ...{ width: 1_000, size: 14, isNarrow: false, isMoving: false },
  theme: {
    ...{ font: 'sans-serif', ink: '#000', quiet: '#555', line: '#ddd', card: '#fff' },
    ...{ series: ['#111', '#222', '#333', '#444'], scale: ['#fff', '#888', '#000'] },
  },
};
interface Series {
  readonly name?: string;
  readonly data: readonly unknown[];
}
const seriesOf = (chart: Chart, rows: readonly Row[], of = look): readonly Series[] =>
  chart.option(rows, of, paper)['series'] as readonly Series[];

const SALES: Row[] = [
  ['a', '2026-11-23', 2, 8_000, 7_000],
  ['b', '2026-11-23', 1, 2_000, 2_000],
  ['a', '2026-11-25', 4, 20_000, 9_000],
].map(([store_id = '', business_date = '', orders_count = 0, sales_minor = 0, usual = 0]) => ({
  ...{ store_id, business_date, orders_count, sales_minor, seven_day_average_minor: usual },
}));

describe('sales by day', () => {
  it('adds up stores, and keeps the days on which nothing was sold', () => {
    const days = dayTotals(SALES, look);
    expect(days.map(({ sales }) => sales)).toEqual([10_000, 0, 20_000, 0]);
    expect(days.map(({ usual }) => usual)).toEqual([9_000, null, 9_000, null]);
  });

  it('draws nothing of a day that has only begun, and does not call it the weakest', () => {
    const [line] = seriesOf(salesByDay, SALES);
    expect(line?.data.at(-1)).toMatchObject({ value: null });
    expect(line?.data[1]).toEqual({ value: 0, pick: { kind: 'day', day: '2026-11-24' } });
    expect(salesByDay.says(SALES, look)).toMatch(/Best day: Wed, Nov 25 .* Weakest: Mon, Nov 23/);
    const today = [{ business_date: '2026-11-26', sales_minor: 500 }];
    expect(salesByDay.says([...SALES, ...today], look)).not.toContain('26');
    expect(salesByDay.says(today, look)).toBe('Best day: Thu, Nov 26 with ¥5.00.');
  });

  it('ranks the stores, each of which leads to itself', () => {
    const [bars] = seriesOf(salesByStore, SALES);
    expect(bars?.data[0]).toEqual({ value: 28_000, pick: { kind: 'store', storeId: 'a' } });
    expect(salesByStore.says(SALES, look)).toContain('A sells most: ¥280.00, 93%');
  });
});

describe('sales by hour', () => {
  const rows: Row[] = [
    { weekday: 1, hour_local: 12, sales_minor: 4_000, orders_count: 2 },
    { weekday: 1, hour_local: 0, sales_minor: 1_000, orders_count: 1 },
    { weekday: 2, hour_local: 11, sales_minor: 9_000, orders_count: 3 },
  ];

  it('has the hours after midnight at the end of the day that they belong to', () => {
    const hours = hoursOf(rows);
    expect([hours[0], hours.at(-1), hours.length]).toEqual([11, 0, 14]);
  });

  it('is an average of the weekdays that there were', () => {
    const twoMondays = { days: { from: '2026-11-16', to: '2026-11-23' } };
    const { cells, weekdays } = hourCells(rows, twoMondays);
    expect(weekdays).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(cells.find(({ weekday, hour }) => weekday === 1 && hour === 12)?.sales).toBe(2_000);
    expect(cells.find(({ weekday, hour }) => weekday === 2 && hour === 11)?.sales).toBe(9_000);
  });

  it('is bars where there is a single day', () => {
    const monday = { ...look, days: { from: '2026-11-23', to: '2026-11-23' } };
    expect(seriesOf(salesByHour, rows.slice(0, 1), monday)[0]).toMatchObject({ type: 'bar' });
    expect(seriesOf(salesByHour, rows)[0]).toMatchObject({ type: 'heatmap' });
  });
});

describe('the menu', () => {
  const dish = (item_name: string, units: number, unit: number, quadrant: string): Row => ({
    ...{ item_id: item_name, item_name, units, unit_net_minor: unit, net_minor: units * unit },
    ...{ quadrant, class: 'A', cumulative_share: 1 },
  });
  const rows = [dish('Noodles', 90, 3_000, 'star'), dish('Lobster', 10, 9_000, 'puzzle')];

  it('is parted where the question parts it', () => {
    expect(bordersOf(rows)).toEqual({ units: 35, unitMinor: 3_600 });
  });

  it('has each dish in its field, and leads to its row', () => {
    const [stars, , puzzles] = seriesOf(menuMatrix, rows);
    expect(stars?.data).toEqual([{ value: [90, 30], pick: { kind: 'row', row: rows[0] } }]);
    expect(puzzles?.data).toHaveLength(1);
    expect(menuMatrix.says(rows, look)).toBe('Stars: 1, plow-horses: 0, puzzles: 1, dogs: 0.');
    expect(itemPareto.says(rows, look)).toContain('2 of 2 dishes bring 80% of the money; Noodles');
  });
});

describe('payments', () => {
  it('are told with their times and rates', () => {
    const ways: Row[] = [
      { way: 'qr', payments: 5, p50_ms: 9_000, p95_ms: 30_000, p99_ms: 60_000 },
      { way: 'barcode', payments: 50, p50_ms: 1_500, p95_ms: 4_000, p99_ms: 9_000 },
    ];
    expect(timeToPay.says(ways, look)).toBe(
      'Their code, scanned: half are paid within 1.5 sec, 95% within 4 sec.',
    );
    expect(seriesOf(timeToPay, ways).map(({ data }) => data[1])).toEqual([1_500, 4_000, 9_000]);
    const tries: Row[] = [{ channel: 'kiosk', way: 'qr', attempts: 8, captured: 6 }];
    expect(paymentSuccess.says(tries, look)).toBe('Attempts: 8; 75% were paid.');
  });

  it('have no rate on a day without attempts', () => {
    const rows: Row[] = [
      { business_date: '2026-11-23', attempts: 200, unknown: 3, cancelled: 1, late_captures: 1 },
    ];
    const [unknown, , late] = seriesOf(unknownAndCancel, rows);
    expect(unknown?.data.slice(0, 2)).toMatchObject([{ value: 0.015 }, { value: null }]);
    expect(late?.data).toEqual([1, 0, 0, 0]);
    expect(unknownAndCancel.says(rows, look)).toContain('1.5% had no answer');
  });
});

describe('the other charts', () => {
  it('weigh the kitchens by their tickets', () => {
    const rows: Row[] = [
      { hour_local: 12, tickets: 3, p50_ms: 60_000, p95_ms: 0, late_share: 0 },
      { hour_local: 12, tickets: 1, p50_ms: 180_000, p95_ms: 0, late_share: 1 },
    ];
    expect(leadTimes(rows)).toMatchObject([{ tickets: 4, p50_ms: 90_000, late_share: 0.25 }]);
    expect(seriesOf(kitchenLeadTime, rows)[0]?.data).toEqual([1.5]);
  });

  it('leave out the month in which all of a cohort came', () => {
    const rows: Row[] = [
      { cohort_month: '2026-09', months_later: 0, diners: 10, share: 1 },
      { cohort_month: '2026-09', months_later: 1, diners: 4, share: 0.4 },
    ];
    expect(seriesOf(cohorts, rows)[0]?.data).toMatchObject([{ value: [0, 0, 0.4] }]);
    expect(cohorts.says(rows, look)).toContain('40% came again');
    expect(cohorts.says(rows.slice(0, 1), look)).toContain('Nobody');
  });

  it('rank groups of guests from the best to the lost', () => {
    const rows: Row[] = [
      { segment: 'lost', diners: 3, sales_minor: 100 },
      { segment: 'champion', diners: 1, sales_minor: 300 },
    ];
    expect(seriesOf(rfm, rows).map(({ data }) => data)).toEqual([
      [0.25, 0.75],
      [0.75, 0.25],
    ]);
  });

  it('join channels by the time of day, and categories by week', () => {
    const mix: Row[] = [
      { channel: 'kiosk', daypart: 'lunch', sales_minor: 300 },
      { channel: 'pos', daypart: 'dinner', sales_minor: 100 },
    ];
    expect(seriesOf(channelMix, mix).map(({ data }) => data)).toEqual([
      [300, 0],
      [0, 100],
    ]);
    expect(channelMix.says(mix, look)).toBe('Most comes by: Kiosk, 75% of sales.');
    const weeks: Row[] = [
      { week_start: '2026-11-09', category_id: 'drinks', net_minor: 1, index_100: 100 },
      { week_start: '2026-11-16', category_id: 'noodles', net_minor: 5, index_100: 120 },
    ];
    expect(seriesOf(categoryIndex, weeks).map(({ data }) => data)).toEqual([
      [null, 120],
      [100, null],
    ]);
  });

  it('speaks of categories that it shows', () => {
    const of = (category_id: string, net_minor: number, index_100: number): Row => ({
      ...{ week_start: '2026-11-16', category_id, net_minor, index_100 },
    });
    const shown = ['sets', 'dishes', 'noodles', 'cold', 'drinks', 'desserts'].map((id, n) =>
      of(id, 100, 100 + n),
    );
    expect(categoryIndex.says([...shown, of('breakfast', 1, 900)], look)).toBe(
      'Desserts stands highest, at 105.',
    );
  });
});
