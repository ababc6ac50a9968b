import { expect, test } from 'vitest';
import { by, distinct, groupBy, ratio, sum } from '../support/figures.ts';
import { expectGolden } from '../support/golden.ts';

test('kiosks are out of order, and people leave them', async () => {
  const answer = await expectGolden('kiosk-trouble', {}, ({ sessions }) => {
    const steps = sessions.filter((s) => s.screen === 'kiosk');
    return [...groupBy(steps, (s) => `${s.store_id} ${s.device_id}`).values()]
      .map((own) => {
        const visits = [...groupBy(own, (s) => s.session_id).values()].map((visit) =>
          visit.sort(by((s) => [s.step_no])).map((s) => s.step),
        );
        const down = own.filter((s) => s.step === 'offline');
        const left = visits.filter((steps) => steps.at(-1) === 'abandoned');
        const from = (step: string) => left.filter((steps) => steps.at(-2) === step).length;
        const sessionsCount = visits.filter((steps) => steps.includes('start')).length;
        const after = { cart: from('cart'), checkout: from('checkout'), pay: from('pay') };
        const offline = from('offline');
        return {
          ...{ store_id: own[0]?.store_id ?? '', device_id: own[0]?.device_id ?? '' },
          ...{ sessions: sessionsCount, down_times: down.length },
          down_ms: sum(down, (s) => s.on_previous_ms),
          abandoned: left.length,
          abandoned_share: ratio(left.length, sessionsCount),
          abandoned_choosing: left.length - after.cart - after.checkout - after.pay - offline,
          abandoned_at_cart: after.cart,
          abandoned_at_checkout: after.checkout,
          abandoned_at_pay: after.pay,
          abandoned_offline: offline,
        };
      })
      .sort(by((r) => [r.store_id, r.device_id]));
  });
  for (const column of ['down_ms', 'abandoned_at_cart', 'abandoned_at_pay']) {
    expect(sum(answer, (r) => Number(r[column]))).toBeGreaterThan(0);
  }
});

test('a kiosk takes so many orders in an hour', async () => {
  await expectGolden('kiosk-throughput', {}, ({ orders }) => {
    const paid = orders.filter((o) => o.status === 'COMMITTED' && o.channel === 'kiosk');
    return [...groupBy(paid, (o) => `${o.store_id} ${o.placed_hour_local}`).values()]
      .map((hour) => {
        const each = groupBy(hour, (o) => `${o.device_id} ${o.business_date}`);
        return {
          store_id: hour[0]?.store_id ?? '',
          hour_local: hour[0]?.placed_hour_local ?? 0,
          kiosks: distinct(hour, (o) => o.device_id),
          ...{ kiosk_hours: each.size, orders_count: hour.length },
          orders_per_kiosk_hour: ratio(hour.length, each.size),
          most_in_an_hour: Math.max(...[...each.values()].map((orders) => orders.length)),
        };
      })
      .sort(by((r) => [r.store_id, r.hour_local]));
  });
});
