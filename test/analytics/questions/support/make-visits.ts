import type { SESSIONS } from '../../../../analytics/facts/sessions.ts';
import type { CommonColumns, RowOf } from '../../../../analytics/facts/table.ts';
import type { Fact } from '../../../../analytics/facts/tables.ts';
import { DISHES, type Store } from './catalogue.ts';
import type { Random } from './random.ts';
import { common, instant, MINUTE } from './wall-clock.ts';

export type Channel = 'kiosk' | 'pos' | 'table' | 'phone';

/** Somebody who comes to order. */
export interface Visit {
  readonly store: Store;
  readonly day: string;
  readonly channel: Channel;
  readonly fulfilment: string;
  readonly language: string;
  readonly device: string | null;
  readonly placedAt: number;
}

/** Lunch, dinner, and now and then somebody after midnight. */
const HOURS = [10, 11, 12, 13, 15, 17, 18, 19, 20, 25].map(
  (hour, n) => [hour, [3, 12, 20, 9, 3, 6, 14, 10, 4, 1][n] ?? 1] as const,
);

export function visitOn(random: Random, store: Store, day: string): Visit {
  const channel = random.pick<Channel>([
    ['kiosk', 9],
    ['pos', 5],
    ['table', 3],
    ['phone', 3],
  ]);
  const fulfilment = {
    kiosk: random.chance(0.6) ? 'dine-in' : 'takeout',
    pos: random.chance(0.4) ? 'dine-in' : 'takeout',
    table: 'dine-in',
    phone: random.chance(0.5) ? 'delivery' : 'takeout',
  }[channel];
  const minute = random.pick(HOURS) * 60 + random.int(0, 59);
  return {
    ...{ store, day, channel, fulfilment },
    language: random.chance(0.15) ? 'en' : 'zh',
    device: channel === 'kiosk' ? random.pick(store.kiosks.map((id) => [id, 1])) : null,
    placedAt: instant(day, minute) + random.int(0, 59_999),
  };
}

export type Step = 'start' | 'menu' | 'item' | 'cart' | 'checkout' | 'pay' | 'done';
const STEPS: readonly Step[] = ['start', 'menu', 'item', 'cart', 'checkout', 'pay', 'done'];

type Row = RowOf<typeof SESSIONS>;
type Touch = Pick<Row, 'step' | 'item_id' | 'is_back'>;

/**
 * What a screen tells of a visit that leads to an order, or is abandoned after one of the steps.
 * @param leavesAfter Undefined: it ends with its order.
 */
export function screenSteps(random: Random, id: string, visit: Visit, leavesAfter?: Step): Fact[] {
  const { store, channel, device, language, placedAt } = visit;
  if (channel === 'phone') return [];
  const touches = touchesOf(random, leavesAfter);
  const accessible = random.chance(0.1);
  let before = 0;
  let since = 0;
  const startedAt = placedAt - 2 * MINUTE;
  return touches.map((touch, n) => {
    before = n === 0 ? 0 : random.int(1_500, 25_000);
    since += before;
    return {
      ...{ table: 'sessions', merchantId: store.merchantId },
      row: {
        ...common(`${id}.${n + 1}`, store.storeId, startedAt + since),
        ...{ session_id: id, screen: channel, device_id: device, language, step_no: n + 1 },
        ...touch,
        previous_step: touches[n - 1]?.step ?? null,
        is_accessible: accessible,
        since_start_ms: since,
        on_previous_ms: before,
      },
    };
  });
}

const UPSELLS = ['cola', 'ice-cream', 'spring-rolls'] as const;

function touchesOf(random: Random, leavesAfter: Step | undefined): Touch[] {
  const last = leavesAfter === undefined ? STEPS.length - 1 : STEPS.indexOf(leavesAfter);
  const touches = STEPS.slice(0, last + 1).flatMap((step): Touch[] => {
    const plain: Touch = { step, item_id: null, is_back: false };
    if (step === 'item') {
      const item = random.pick(DISHES.map((d) => [d.itemId, d.weight]));
      const more: Touch = { step: 'menu', item_id: null, is_back: true };
      const own = { ...plain, item_id: item };
      return random.chance(0.3) ? [own, more, own] : [own];
    }
    if (step !== 'cart' || !random.chance(0.6)) return [plain];
    const item_id = random.pick(UPSELLS.map((id) => [id, 1]));
    const shown: Touch = { step: 'upsell-shown', item_id, is_back: false };
    const accepts = random.chance(item_id === 'cola' ? 0.4 : 0.15);
    return [plain, shown, ...(accepts ? [{ ...shown, step: 'upsell-accepted' }] : [])];
  });
  return leavesAfter === undefined
    ? touches
    : [...touches, { step: 'abandoned', item_id: null, is_back: false }];
}

/** A kiosk that was out of order tells so when it is back. */
export function kioskOffline(random: Random, store: Store, day: string): Fact[] {
  if (!random.chance(0.12)) return [];
  const device = random.pick(store.kiosks.map((id) => [id, 1]));
  const minutes = random.int(3, 90);
  const at = instant(day, random.int(700, 1_100)) + random.int(0, 59_999);
  const id = `off.${device}.${day}`;
  const own: Omit<Row, keyof CommonColumns> = {
    ...{ session_id: id, screen: 'kiosk', device_id: device, language: 'zh', step_no: 1 },
    ...{
      step: 'offline',
      previous_step: null,
      is_back: false,
      is_accessible: false,
      item_id: null,
    },
    ...{ since_start_ms: 0, on_previous_ms: minutes * MINUTE },
  };
  const row = { ...common(id, store.storeId, at), ...own };
  return [{ table: 'sessions', merchantId: store.merchantId, row }];
}
