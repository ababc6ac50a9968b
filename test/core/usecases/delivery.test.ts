import { beforeEach, describe, expect, test } from 'vitest';
import { rowsOfCheck } from '../../../core/domain/rows-of-check.ts';
import { freeSlots } from '../../../core/usecases/free-slots.ts';
import { type PlaceOrder, placeOrder } from '../../../core/usecases/place-order.ts';
import { deliverySettings, deliveryTo, RECIPIENT } from '../../support/delivery.ts';
import { contentOf, item } from '../../support/menu.ts';
import { MERCHANT, MINUTE, must, NOON, openWorld, STORE, type World } from '../../support/world.ts';

/** One in the afternoon, the first slot that is in time at noon. */
const ONE = NOON + 60 * MINUTE;
const of = { merchantId: MERCHANT, storeId: STORE };

let world: World;
beforeEach(async () => {
  world = await openWorld();
  await world.deliveries.save(MERCHANT, STORE, { ...deliverySettings(), version: 1 });
});

const noodles = { itemId: 'noodles', options: [], quantity: 1 };
const tryTo = (changes: Partial<PlaceOrder> = {}) =>
  placeOrder(world.deps, {
    ...of,
    ...{ channel: 'phone', fulfilment: 'delivery', lines: [noodles], actor: 'cashier c1' },
    delivery: deliveryTo(),
    ...changes,
  });
const deliver = async (changes: Partial<PlaceOrder> = {}) => must(await tryTo(changes)).order;
const at = (start: number) => ({ delivery: deliveryTo({ slot: { start } }) });

const freeAt = async (start: number): Promise<number> => {
  const { slots } = must(await freeSlots(world.deps, { ...of, zone: 'near' }));
  return slots.find((slot) => slot.start === start)?.remaining ?? 0;
};

describe('an order that is brought', () => {
  test('costs the fee of its zone, and has its slot', async () => {
    const order = await deliver();
    expect(order.rows?.map((row) => [row.code, row.amount.minor])).toEqual([
      ['subtotal', 2800],
      ['delivery', 300],
    ]);
    expect(order.total.minor).toBe(3100);
    expect(order.delivery).toMatchObject({
      ...{ zone: { zoneId: 'near' }, slot: { start: ONE, end: ONE + 30 * MINUTE } },
      ...{ date: '2026-11-22', status: 'SCHEDULED' },
    });
  });

  test('costs no fee from a subtotal on', async () => {
    const order = await deliver({ lines: [{ ...noodles, quantity: 3 }] });
    expect(order.total.minor).toBe(3 * 2800);
  });

  test('divides its fee over payers, whose checks add up', async () => {
    const lines = [noodles, { ...noodles, itemId: 'tea' }];
    const order = await deliver({ lines, checks: [[0], [1]] });
    const due = order.checks.map((check) => check.amountDue.minor);
    expect(due.reduce((a, b) => a + b, 0)).toBe(order.total.minor);
    const fees = order.checks.map(
      (check) => rowsOfCheck(order, check).find((row) => row.code === 'delivery')?.amount.minor,
    );
    expect(fees.reduce((a = 0, b = 0) => a + b, 0)).toBe(300);
  });

  test('keeps who lives where in a place of its own', async () => {
    const order = await deliver();
    expect(JSON.stringify(order)).not.toContain(RECIPIENT);
    expect(JSON.stringify(await world.journal(order))).not.toContain(RECIPIENT);
    const { slot: _, ...destination } = deliveryTo();
    expect(await world.deliveries.destination(MERCHANT, order.orderId)).toEqual(destination);
  });

  test('returns no fee with its dishes, and all of it with everything', async () => {
    const order = await deliver({ lines: [{ ...noodles, quantity: 2 }] });
    must(await world.pay(order));
    const lines = [{ lineId: 'l1', quantity: 1 }];
    expect(must(await world.refund(order, { lines })).amount.minor).toBe(2800);
    await world.runFor(MINUTE);
    expect(must(await world.refund(order)).amount.minor).toBe(2800 + 300);
  });
});

test('a dish is brought when its menu is served, also one that is not yet', async () => {
  const dinner = {
    ...{ menuId: 'dinner', name: { en: 'Dinner' }, categoryIds: ['all'] },
    periods: [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '17:00', until: '22:00' }],
  };
  await world.menus.publish(MERCHANT, STORE, { ...contentOf(item()), menus: [dinner] }, NOON);
  const error = { code: 'not-served', field: 'lines[0].itemId' };
  expect(await tryTo(at(ONE))).toMatchObject({ ok: false, error });
  expect(await tryTo()).toMatchObject({ ok: false, error });
  const evening = NOON + 5 * 60 * MINUTE;
  expect((await deliver(at(evening))).delivery?.slot.start).toBe(evening);
});

describe('a slot', () => {
  test('goes to no more orders than it has room for, also of many at once', async () => {
    const placed = await Promise.all(Array.from({ length: 7 }, () => tryTo(at(ONE))));
    const refused = placed.flatMap((p) => (p.ok ? [] : [`${p.error.code} ${p.error.field}`]));
    expect(refused).toHaveLength(5);
    expect(new Set(refused)).toEqual(new Set(['slot-full delivery.slot.start']));
    expect(await freeAt(ONE)).toBe(0);
  });

  test('makes those who want it soon take the next one when it is full', async () => {
    const placed = await Promise.all(Array.from({ length: 5 }, () => tryTo()));
    const starts = placed.map((p) => must(p).order.delivery?.slot.start ?? 0).sort();
    // Half past one is the last of lunch.
    const dinner = NOON + 5 * 60 * MINUTE;
    const half = ONE + 30 * MINUTE;
    expect(starts).toEqual([ONE, ONE, half, half, dinner]);
  });

  test('is free again, once, when its order is given up', async () => {
    const order = await deliver(at(ONE));
    expect(await freeAt(ONE)).toBe(1);
    must(await world.cancel(order));
    must(await world.cancel(order));
    expect(await freeAt(ONE)).toBe(2);
  });

  test('is free again when nobody pays, and stays taken when somebody does', async () => {
    const evening = NOON + 5 * 60 * MINUTE;
    await deliver(at(evening));
    must(await world.pay(await deliver(at(evening))));
    expect(await freeAt(evening)).toBe(0);
    await world.runFor(40 * MINUTE);
    expect(await freeAt(evening)).toBe(1);
  });

  test('is not taken by an order that is refused', async () => {
    await world.stock.set(MERCHANT, STORE, { itemId: 'noodles', remaining: 0 });
    expect(await tryTo(at(ONE))).toMatchObject({ ok: false, error: { code: 'sold-out' } });
    expect(await freeAt(ONE)).toBe(2);
  });
});

describe('refused, by its field, is', () => {
  const far = { line1: 'Far away', district: 'Pudong' };
  const elsewhere = { line1: 'Elsewhere', postcode: '999999' };
  test.each<[string, Partial<PlaceOrder>, string, string]>([
    ['no address', { delivery: undefined }, 'delivery-required', 'delivery'],
    ['an address to go', { fulfilment: 'takeout' }, 'delivery-unexpected', 'delivery'],
    [
      'an address outside',
      { delivery: deliveryTo({ address: elsewhere }) },
      ...(['out-of-zone', 'delivery.address.postcode'] as const),
    ],
    [
      'a district outside',
      { delivery: deliveryTo({ address: { line1: 'X', district: 'Y' } }) },
      ...(['out-of-zone', 'delivery.address.district'] as const),
    ],
    [
      'an order that is too small',
      { delivery: deliveryTo({ address: far }) },
      ...(['below-minimum', 'lines'] as const),
    ],
    ['a time between slots', at(ONE + MINUTE), 'unknown-slot', 'delivery.slot.start'],
    [
      'a day that is not offered',
      at(ONE + 2 * 24 * 60 * MINUTE),
      ...(['unknown-slot', 'delivery.slot.start'] as const),
    ],
    ['a slot too soon', at(NOON + 30 * MINUTE), 'slot-closed', 'delivery.slot.start'],
  ])('%s', async (_, changes, code, field) => {
    expect(await tryTo(changes)).toMatchObject({ ok: false, error: { code, field } });
  });

  test('delivery, where a store does not deliver', async () => {
    const off = { ...deliverySettings({ enabled: false }), version: 2 };
    await world.deliveries.save(MERCHANT, STORE, off);
    const error = { code: 'no-delivery', field: 'fulfilment' };
    expect(await tryTo()).toMatchObject({ ok: false, error });
  });

  test('soon, where none of the night is left but tomorrow has some', async () => {
    await world.runFor(11 * 60 * MINUTE + 40 * MINUTE);
    const error = { code: 'slot-closed', field: 'delivery.slot' };
    expect(await tryTo()).toMatchObject({ ok: false, error });
    const windows = [{ weekdays: [1, 2, 3, 4, 5, 6, 7], from: '00:00', until: '00:00' }];
    const allNight = { ...deliverySettings(), windows, version: 2 };
    await world.deliveries.save(MERCHANT, STORE, allNight);
    const { delivery } = await deliver();
    const start = NOON + 12 * 60 * MINUTE + 30 * MINUTE;
    expect(delivery).toMatchObject({ date: '2026-11-23', slot: { start } });
  });

  test('soon, when today has no slot any more', async () => {
    await world.runFor(10 * 60 * MINUTE);
    const error = { code: 'slot-closed', field: 'delivery.slot' };
    expect(await tryTo()).toMatchObject({ ok: false, error });
  });
});
