import { describe, expect, it } from 'vitest';
import { by, distinct, groupBy, ratio, sum } from '../support/figures.ts';
import { type Asked, expectGolden } from '../support/golden.ts';
import { DAY, daysAfter, daysFrom, weekdayOf } from '../support/wall-clock.ts';

const paidOf = ({ orders }: Asked) => orders.filter((o) => o.status === 'COMMITTED');
const soldOf = ({ order_lines }: Asked) =>
  order_lines.filter((l) => l.order_status === 'COMMITTED' && l.line_kind !== 'part');
const mean = (values: readonly number[]) => sum(values, (v) => v) / values.length;

describe('trends', () => {
  it('tell how each category grew since its first whole week', async () => {
    // From a Wednesday to a Thursday: neither its first week nor its last one is whole.
    const scope = { from: '2026-10-28', to: '2026-11-12' };
    const rows = await expectGolden(
      'category-index',
      {},
      (asked) => {
        const all = daysFrom(daysAfter(asked.from, -56), asked.to);
        const opening =
          soldOf(asked)
            .map((l) => l.business_date)
            .toSorted()[0] ?? '';
        const mondays = all.filter(
          (day) => weekdayOf(day) === 1 && day >= opening && daysAfter(day, 6) <= asked.to,
        );
        const base = new Map<string, number>();
        return mondays.flatMap((week_start) => {
          const week = daysFrom(week_start, daysAfter(week_start, 6));
          const sold = soldOf(asked).filter((l) => week.includes(l.business_date));
          const categories = groupBy(sold, (l) => l.category_id ?? '');
          return [...categories]
            .map(([category_id, lines]) => {
              const net_minor = sum(lines, (l) => l.net_minor);
              const first = base.get(category_id) ?? net_minor;
              base.set(category_id, first);
              return {
                ...{ week_start, category_id, currency: 'CNY', net_minor },
                units: sum(lines, (l) => l.quantity),
                net_share: net_minor / sum(sold, (l) => l.net_minor),
                index_100: (net_minor / first) * 100,
              };
            })
            .toSorted(by((r) => [r.category_id]));
        });
      },
      scope,
    );
    expect(rows[0]?.['week_start']).toBe('2026-09-07');
    expect(rows.at(-1)?.['week_start']).toBe('2026-11-02');
  });

  it('tell how customers take to a new dish, week by week', async () => {
    const rows = await expectGolden('new-item-adoption', {}, (asked) => {
      const sold = soldOf(asked);
      const placeOf = (l: { store_id: string; business_date: string }): string =>
        `${l.store_id} ${l.business_date}`;
      const places = groupBy(sold, placeOf);
      const fresh = [...groupBy(sold, (l) => l.item_id)].filter(([, lines]) =>
        lines.every((l) => l.business_date >= asked.from),
      );
      return fresh.toSorted(by(([id]) => [id])).flatMap(([item_id, lines]) => {
        const days = lines.map((l) => l.business_date).toSorted();
        const first_date = days[0] ?? '';
        const item_name =
          lines
            .map((l) => l.item_name)
            .toSorted()
            .at(-1) ?? '';
        const weeks = groupBy(lines, (l) =>
          Math.floor((Date.parse(l.business_date) - Date.parse(first_date)) / DAY / 7),
        );
        const daily = (of: typeof lines) =>
          sum(of, (l) => l.quantity) / distinct(of, (l) => l.business_date);
        const firstWeek = daily(weeks.get(0) ?? []);
        return [...weeks].toSorted(by(([n]) => [n])).map(([weeks_later, those]) => {
          const around = new Set(those.map(placeOf));
          const all = [...around].flatMap((place) => places.get(place) ?? []);
          const units = sum(those, (l) => l.quantity);
          return {
            ...{ item_id, item_name, first_date, weeks_later, currency: 'CNY', units },
            stores: distinct(those, (l) => l.store_id),
            days_sold: distinct(those, (l) => l.business_date),
            net_minor: sum(those, (l) => l.net_minor),
            units_share: units / sum(all, (l) => l.quantity),
            index_100: (daily(those) / firstWeek) * 100,
          };
        });
      });
    });
    const items = new Set(rows.map((r) => r['item_id']));
    expect([...items]).toEqual(['curry-rice', 'noodle-combo']);
  });

  it('show strong weekdays, and days that stand out', async () => {
    const rows = await expectGolden('seasonality', {}, (asked) => {
      const days = [...groupBy(paidOf(asked), (o) => o.business_date)]
        .map(([business_date, orders]) => {
          const stores = distinct(orders, (o) => o.store_id);
          const sales_minor = sum(orders, (o) => o.total_minor);
          const weekday = weekdayOf(business_date);
          return {
            business_date,
            weekday,
            stores,
            orders,
            sales_minor,
            each: sales_minor / stores,
          };
        })
        .toSorted(by((d) => [d.business_date]));
      const usual = mean(days.map((d) => d.each));
      return days.map(({ orders, each, ...day }) => {
        const alike = mean(days.filter((d) => d.weekday === day.weekday).map((d) => d.each));
        return {
          ...{ ...day, currency: 'CNY', orders_count: orders.length, store_average_minor: each },
          weekday_index: (alike / usual) * 100,
          day_index: (each / alike) * 100,
          is_unusual: Math.abs(each / alike - 1) >= 0.25,
        };
      });
    });
    const holiday = rows.find((r) => r['business_date'] === '2026-10-02');
    expect(holiday).toMatchObject({ weekday: 5, is_unusual: true });
  });

  it('tell growth of the same stores from growth by new ones', async () => {
    const scope = { from: '2026-10-26', to: '2026-11-15' };
    const rows = await expectGolden(
      'same-store-growth',
      { weeks_before: 4, least_percent: 90 },
      (asked) => {
        const now = daysFrom(asked.from, asked.to);
        const then = now.map((day) => daysAfter(day, -28));
        const stores = groupBy(paidOf(asked), (o) => o.store_id);
        const told = [...stores].toSorted(by(([id]) => [id])).map(([store_id, orders]) => {
          const on = (days: readonly string[]) =>
            orders.filter((o) => days.includes(o.business_date));
          const days = (of: typeof orders) => distinct(of, (o) => o.business_date);
          const days_sold = days(on(now));
          const before_days_sold = days(on(then));
          const is_same_store = days_sold > 0 && before_days_sold / days_sold >= 0.9;
          const sales_minor = sum(on(now), (o) => o.total_minor);
          const before_minor = sum(on(then), (o) => o.total_minor);
          const sold = { sales_minor, before_minor, days_sold, before_days_sold };
          return { store_id, currency: 'CNY', ...sold, is_same_store };
        });
        const growthOf = (of: typeof told) =>
          ratio(
            sum(of, (s) => s.sales_minor) - sum(of, (s) => s.before_minor),
            sum(of, (s) => s.before_minor),
          );
        const same_store_growth = growthOf(told.filter((s) => s.is_same_store));
        const all_store_growth = growthOf(told);
        const totals = { same_store_growth, all_store_growth };
        return told.map((store) => ({ ...store, growth: growthOf([store]), ...totals }));
      },
      scope,
    );
    expect(rows.filter((r) => !r['is_same_store']).map((r) => r['store_id'])).toEqual(['s-4']);
  });

  it('show how customers pay, and how that changes', async () => {
    const rows = await expectGolden('payment-mode-share', {}, ({ payments }) => {
      const paid = payments.filter((p) => p.status === 'CAPTURED' && p.way !== 'free');
      const weeks = [...groupBy(paid, (p) => p.week_start_local)].toSorted(by(([w]) => [w]));
      const before = new Map<string, number>();
      return weeks.flatMap(([week_start, all]) => {
        const ways = [...groupBy(all, (p) => p.way)].toSorted(by(([way]) => [way]));
        return ways.map(([way, those]) => {
          const share = those.length / all.length;
          const last = before.get(way);
          before.set(way, share);
          const captured_minor = sum(those, (p) => p.captured_minor);
          return {
            ...{ week_start, way, currency: 'CNY', payments: those.length, captured_minor, share },
            money_share: captured_minor / sum(all, (p) => p.captured_minor),
            share_change: last === undefined ? null : share - last,
          };
        });
      });
    });
    expect(rows.map((r) => r['way'])).not.toContain('free');
  });
});
