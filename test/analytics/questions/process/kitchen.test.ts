import { expect, test } from 'vitest';
import { by, distinct, groupBy, percentile, ratio, sum } from '../support/figures.ts';
import { type Answer, type Asked, expectGolden, type Params } from '../support/golden.ts';
import type { Row } from '../support/golden-data.ts';

const MINUTE = 60_000;

test.each([{}, { late_minutes: 5 }])('the kitchen takes so long, %o', async (params) => {
  const answer = await expectGolden('kitchen-lead-time', params, (asked, { late_minutes }) => {
    const released = new Map(
      asked.tickets.map((t) => [`${t.order_id} ${t.ticket_id}`, t.released_at_ms]),
    );
    const firsts = new Map(
      asked.tickets
        .filter((t) => t.status === 'PREPARED')
        .sort(by((t) => [-t.at_ms]))
        .map((t) => [`${t.order_id} ${t.ticket_id}`, t]),
    );
    const ready = [...firsts].map(([id, { store_id, hour_local, at_ms }]) => {
      return { store_id, hour_local, took: at_ms - (released.get(id) ?? 0) };
    });
    return [...groupBy(ready, (t) => `${t.store_id} ${t.hour_local}`).values()]
      .map((tickets) => {
        const took = tickets.map((t) => t.took);
        const late = took.filter((ms) => ms > Number(late_minutes) * MINUTE);
        return {
          ...{ store_id: tickets[0]?.store_id ?? '', hour_local: tickets[0]?.hour_local ?? 0 },
          tickets: tickets.length,
          p50_ms: percentile(took, 0.5),
          p95_ms: percentile(took, 0.95),
          late_share: ratio(late.length, took.length),
        };
      })
      .sort(by((r) => [r.store_id, r.hour_local]));
  });
  const lates = answer.map((r) => Number(r['late_share']));
  expect(Math.max(...lates)).toBeGreaterThan(0);
});

test.each([{}, { long_minutes: 3 }])('ready food waits so long, %o', async (params) => {
  await expectGolden('pickup-wait', params, waits);
});

function waits({ tickets }: Asked, { long_minutes }: Params): Answer[] {
  const collected = tickets.filter((t) => t.status === 'COMPLETED');
  const hours = groupBy(collected, (t) => [t.store_id, t.fulfilment, t.hour_local].join(' '));
  return [...hours.values()]
    .map((all) => {
      const waited = all.map((t) => t.in_previous_ms);
      const [first] = all;
      return {
        ...{ store_id: first?.store_id ?? '', fulfilment: first?.fulfilment ?? '' },
        ...{ hour_local: first?.hour_local ?? 0, tickets: all.length },
        p50_ms: percentile(waited, 0.5),
        p95_ms: percentile(waited, 0.95),
        long_share: ratio(
          waited.filter((ms) => ms / MINUTE > Number(long_minutes)).length,
          all.length,
        ),
      };
    })
    .sort(by((r) => [r.store_id, r.fulfilment, r.hour_local]));
}

test('so many tickets are in the kitchen at a time', async () => {
  await expectGolden('queue-depth', {}, queues);
});

/** Looks into the kitchen at the end of each five minutes, with the tickets that it has then. */
function queues({ tickets }: Asked): Answer[] {
  const moves = tickets.filter(
    (t) => t.step_no === 1 && (t.status === 'PROPOSED' || t.status === 'PREPARED'),
  );
  const peaks = [...groupBy(moves, (t) => `${t.store_id} ${t.business_date}`).values()].flatMap(
    (day) => {
      const ended = (ms: number) => Math.floor(ms / (5 * MINUTE)) * 5 * MINUTE + 5 * MINUTE;
      const ids = (status: string) =>
        day.filter((t) => t.status === status).map((t) => `${t.order_id} ${t.ticket_id}`);
      const came = new Set(ids('PROPOSED'));
      const found = ids('PREPARED').filter((id) => !came.has(id)).length;
      const looks = day.map(({ store_id, hour_local, at_ms }) => {
        const past = day.filter((t) => t.at_ms < ended(at_ms));
        const gone = past.filter((t) => t.status === 'PREPARED').length;
        return { store_id, hour_local, depth: found + past.length - 2 * gone };
      });
      return [...groupBy(looks, (l) => l.hour_local).values()].map((hour) => ({
        store_id: hour[0]?.store_id ?? '',
        hour_local: hour[0]?.hour_local ?? 0,
        peak: Math.max(...hour.map((l) => l.depth)),
      }));
    },
  );
  return [...groupBy(peaks, (p) => `${p.store_id} ${p.hour_local}`).values()]
    .map((days) => ({
      ...{ store_id: days[0]?.store_id ?? '', hour_local: days[0]?.hour_local ?? 0 },
      days: days.length,
      usual_peak: ratio(
        sum(days, (d) => d.peak),
        days.length,
      ),
      highest_peak: Math.max(...days.map((d) => d.peak)),
    }))
    .sort(by((r) => [r.store_id, r.hour_local]));
}

test.each([{}, { from: '2026-10-05', to: '2026-10-11' }])(
  'what was sold out could not be sold, %o',
  async (scope) => {
    const answer = await expectGolden('stock-outs', {}, stockOuts, scope);
    expect(answer.some((r) => Number(r['lost_minor']) > 0)).toBe(true);
  },
);

/** Follows what each cause says from one moment to the next, and asks at the beginning of quarters. */
function stockOuts(asked: Asked): Answer[] {
  const paid = asked.orders.filter(
    (o) => o.status === 'COMMITTED' && o.business_date >= asked.from,
  );
  const lines = asked.order_lines.filter(
    (l) =>
      l.order_status === 'COMMITTED' && l.line_kind !== 'part' && l.business_date >= asked.from,
  );
  const events = asked.stock_events
    .filter((e) => e.kind === 'item')
    .sort(by((e) => [e.at_ms, e.event_id]));
  const isOut = (own: readonly Row<'stock_events'>[], at: number) =>
    ['count', 'snooze'].some((cause) => {
      const last = own.findLast((e) => e.cause === cause && e.at_ms <= at);
      return last?.is_out === true && (last.until_ms === null || at < last.until_ms);
    });
  const quarterOf = (at: number) => at - (at % (15 * MINUTE));
  return [...groupBy(events, (e) => `${e.store_id} ${e.item_id}`).values()]
    .flatMap((own) => {
      const { store_id = '', item_id = null } = own[0] ?? {};
      const orders = paid.filter((o) => o.store_id === store_id);
      const quarters = groupBy(orders, (o) => quarterOf(o.at_ms));
      const out = [...quarters].filter(([at]) => isOut(own, at));
      if (out.length === 0) return [];
      const meanwhile = sum(out, ([, of]) => of.length);
      const sold = lines.filter((l) => l.store_id === store_id && l.item_id === item_id);
      const units = sum(sold, (l) => l.quantity);
      const perOrder = ratio(units, orders.length - meanwhile);
      const price = ratio(
        sum(sold, (l) => l.net_minor),
        units,
      );
      const lost = perOrder === null ? null : perOrder * meanwhile;
      return {
        ...{
          store_id,
          item_id,
          item_name:
            sold
              .map((l) => l.item_name)
              .sort()
              .at(-1) ?? null,
        },
        minutes_out: 15 * distinct(out, ([at]) => at),
        ...{ orders_meanwhile: meanwhile, units_per_order: perOrder, lost_units: lost },
        lost_minor: lost === null || price === null ? null : lost * price,
      };
    })
    .sort(by((r) => [-r.minutes_out, r.store_id, r.item_id]));
}
