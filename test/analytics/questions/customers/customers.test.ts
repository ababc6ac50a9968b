import { describe, expect, it } from 'vitest';
import { by, groupBy, percentile, ratio, sum } from '../support/figures.ts';
import { type Asked, expectGolden } from '../support/golden.ts';
import { DAY } from '../support/wall-clock.ts';

const paidOf = ({ orders }: Asked) => orders.filter((o) => o.status === 'COMMITTED');

/** The paid orders of each customer who signed in, in their order. */
const dinersOf = (asked: Asked) =>
  groupBy(
    paidOf(asked).filter((o) => o.diner !== null),
    (o) => o.diner ?? '',
  );

describe('customers', () => {
  it('come again, or do not, in the months after their first', async () => {
    const rows = await expectGolden('cohorts', {}, (asked) => {
      const seen = new Map<string, Set<string>>();
      const of = (cohort: string, later: number) => {
        const key = `${cohort} ${later}`;
        const diners = seen.get(key) ?? new Set();
        seen.set(key, diners);
        return diners;
      };
      for (const [diner, orders] of dinersOf(asked)) {
        const first = orders.map((o) => o.business_date).toSorted()[0] ?? '';
        for (const { business_date } of orders) {
          const later = Number(business_date.slice(5, 7)) - Number(first.slice(5, 7));
          of(first.slice(0, 7), later).add(diner);
        }
      }
      return [...seen]
        .map(([key, diners]) => {
          const [cohort_month = '', later] = key.split(' ');
          const cohort_diners = of(cohort_month, 0).size;
          return {
            ...{ cohort_month, months_later: Number(later), diners: diners.size, cohort_diners },
            share: diners.size / cohort_diners,
          };
        })
        .toSorted(by((r) => [r.cohort_month, r.months_later]));
    });
    expect(rows.filter((r) => r['months_later'] === 0).every((r) => r['share'] === 1)).toBe(true);
    expect(rows.some((r) => Number(r['share']) < 1)).toBe(true);
  });

  it('are champions, loyal, promising, new, at risk or lost', async () => {
    const rows = await expectGolden('rfm', { recent_days: 14, often: 3 }, (asked) => {
      const people = [...dinersOf(asked).values()].map((orders) => ({
        orders: orders.length,
        minor: sum(orders, (o) => o.total_minor),
        days: Math.min(
          ...orders.map((o) => (Date.parse(asked.to) - Date.parse(o.business_date)) / DAY),
        ),
      }));
      const all = sum(people, (p) => p.minor);
      const segments = groupBy(people, ({ orders, minor, days }) => {
        const often = orders >= 3;
        if (days > 14) return often ? 'at-risk' : 'lost';
        if (!often) return orders === 1 ? 'new' : 'promising';
        return minor > all / people.length ? 'champion' : 'loyal';
      });
      return [...segments]
        .map(([segment, those]) => ({
          ...{ segment, currency: 'CNY', diners: those.length },
          orders_count: sum(those, (p) => p.orders),
          sales_minor: sum(those, (p) => p.minor),
          average_recency_days: sum(those, (p) => p.days) / those.length,
          average_orders: sum(those, (p) => p.orders) / those.length,
          sales_share: sum(those, (p) => p.minor) / all,
        }))
        .toSorted(by((r) => [r.segment]));
    });
    expect(rows).toHaveLength(6);
    expect(sum(rows, (r) => Number(r['sales_share']))).toBeCloseTo(1);
  });

  it('order at kiosks and tills, at lunch and at night', async () => {
    const dayparts = [
      ...Array(5).fill('night'),
      ...Array(6).fill('breakfast'),
      ...Array(3).fill('lunch'),
      ...Array(3).fill('afternoon'),
      ...Array(4).fill('dinner'),
      ...Array(3).fill('night'),
    ] as string[];
    const rows = await expectGolden('channel-mix', {}, (asked) => {
      const paid = paidOf(asked);
      const all = sum(paid, (o) => o.total_minor);
      const mix = groupBy(paid, (o) =>
        [o.channel, o.fulfilment, dayparts[o.placed_hour_local]].join(),
      );
      return [...mix]
        .map(([key, orders]) => {
          const [channel = '', fulfilment = '', daypart = ''] = key.split(',');
          const sales_minor = sum(orders, (o) => o.total_minor);
          return {
            ...{ channel, fulfilment, daypart, currency: 'CNY', sales_minor },
            orders_count: orders.length,
            average_minor: sales_minor / orders.length,
            signed_in_share: orders.filter((o) => o.diner !== null).length / orders.length,
            share: sales_minor / all,
          };
        })
        .toSorted(by((r) => [r.channel, r.fulfilment, r.daypart]));
    });
    expect(rows.map((r) => r['daypart'])).toContain('night');
  });

  it('take their time at screens, go back, and some need large print', () =>
    expectGolden('screen-sessions', {}, ({ sessions }) => {
      const visits = groupBy(
        sessions.filter((s) => s.step !== 'offline'),
        (s) => s.session_id,
      );
      const screens = groupBy(visits.values(), ([s]) => `${s?.screen} ${s?.language}`);
      return [...screens]
        .map(([key, those]) => {
          const [screen = '', language = ''] = key.split(' ');
          const lasts = those.map((steps) => steps.toSorted(by((s) => [s.step_no])).at(-1));
          const times = (step: string) =>
            lasts.flatMap((s) => (s?.step === step ? [s.since_start_ms] : []));
          const [done, abandoned] = [times('done'), times('abandoned')];
          const ended = done.length + abandoned.length;
          const begun = those.filter((steps) => steps.some((s) => s.step_no === 1)).length;
          const steps = those.flat().filter((s) => s.step !== 'abandoned');
          return {
            ...{ screen, language, visits: begun, ordered: done.length },
            ordered_share: ratio(done.length, ended),
            ordered_p50_ms: percentile(done, 0.5),
            ordered_p95_ms: percentile(done, 0.95),
            abandoned_p50_ms: percentile(abandoned, 0.5),
            steps_per_visit: ratio(steps.length, begun),
            back_steps_per_visit: ratio(steps.filter((s) => s.is_back).length, begun),
            accessible_share: ratio(lasts.filter((s) => s?.is_accessible).length, ended),
          };
        })
        .toSorted(by((r) => [r.screen, r.language]));
    }));
});
