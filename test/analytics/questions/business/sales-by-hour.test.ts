import { describe, it } from 'vitest';
import { by, groupBy, sum } from '../support/figures.ts';
import { expectGolden } from '../support/golden.ts';

describe('sales by hour', () => {
  it('adds up paid orders of each store, weekday and hour', () =>
    expectGolden('sales-by-hour', {}, ({ orders }) => {
      const paid = orders.filter((o) => o.status === 'COMMITTED');
      const cells = groupBy(paid, (o) => `${o.store_id} ${o.weekday} ${o.hour_local}`);
      return [...cells.values()]
        .map((cell) => ({
          store_id: cell[0]?.store_id ?? '',
          weekday: cell[0]?.weekday ?? 0,
          hour_local: cell[0]?.hour_local ?? 0,
          orders_count: cell.length,
          sales_minor: sum(cell, (o) => o.total_minor),
          average_minor: sum(cell, (o) => o.total_minor) / cell.length,
        }))
        .toSorted(by((r) => [r.store_id, r.weekday, r.hour_local]));
    }));
});
