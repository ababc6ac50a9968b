import { beforeEach, describe, expect, test } from 'vitest';
import { MAX_SNOOZES, type Snooze } from '../../../core/domain/snooze.ts';
import { placeOrder } from '../../../core/usecases/place-order.ts';
import { type SnoozeCommand, snooze } from '../../../core/usecases/snooze.ts';
import { contentOf, group, item, TEA } from '../../support/menu.ts';
import { MERCHANT, MINUTE, NOON, openWorld, STORE, type World } from '../../support/world.ts';

let world: World;
const NOODLES = item({ modifierGroups: [group()] });

beforeEach(async () => {
  world = await openWorld();
  await world.menus.publish(MERCHANT, STORE, contentOf(NOODLES, TEA), NOON);
});

const say = (what: Partial<SnoozeCommand>) =>
  snooze(world.deps, {
    ...{ merchantId: MERCHANT, storeId: STORE, kind: 'item', id: 'noodles' },
    ...{ soldOut: true, actor: 'cashier:c1' },
    ...what,
  });

const order = (language = 'en', options = ['large']) =>
  placeOrder(world.deps, {
    ...{ merchantId: MERCHANT, storeId: STORE, channel: 'kiosk', fulfilment: 'dine-in' },
    lines: [{ itemId: 'noodles', options, quantity: 1 }],
    ...{ language, actor: 'kiosk:k1' },
  });

describe('what staff call sold out', () => {
  test('is not sold from then on, in the words of the customer', async () => {
    expect(await order()).toMatchObject({ ok: true });
    await say({});
    const field = 'lines[0].itemId';
    const refused = (detail: string) => ({
      error: { status: 422, code: 'sold-out', field, detail },
    });
    expect(await order('en')).toMatchObject(refused('Beef noodles is sold out.'));
    expect(await order('zh-CN')).toMatchObject(refused('牛肉面已售罄。'));
  });

  test('is sold again when they say so', async () => {
    await say({});
    await say({ soldOut: false });
    expect(await order()).toMatchObject({ ok: true });
  });

  test('is sold again by itself at the time that they named', async () => {
    await say({ until: world.time.now() + MINUTE });
    expect(await order()).toMatchObject({ ok: false });
    await world.time.runFor(MINUTE);
    expect(await order()).toMatchObject({ ok: true });
  });

  test('may be one option, wherever it is offered', async () => {
    await say({ kind: 'option', id: 'large' });
    expect(await order()).toMatchObject({
      error: { code: 'sold-out', field: 'lines[0].options', detail: 'Large is sold out.' },
    });
    expect(await order('en', ['small'])).toMatchObject({ ok: true });
  });

  test('may be the whole store, which then takes no orders', async () => {
    await say({ kind: 'store', id: '' });
    expect(await order()).toMatchObject({ error: { status: 409, code: 'store-paused' } });
    await say({ kind: 'store', id: '', soldOut: false });
    expect(await order()).toMatchObject({ ok: true });
  });

  test('survives that two say something at once', async () => {
    await Promise.all([say({}), say({ id: 'tea' }), say({ kind: 'option', id: 'small' })]);
    const { snoozes } = await world.snoozes.of(MERCHANT, STORE);
    expect(snoozes.map((s) => s.id).sort()).toEqual(['noodles', 'small', 'tea']);
  });
});

describe('nothing is taken off sale', () => {
  test.each([
    ['that the menu does not have', { id: 'x' }, 'unknown-item'],
    ['as an option when it is an item', { kind: 'option' }, 'unknown-option'],
    ['until a time in the past', { until: NOON }, 'bad-time'],
  ] as const)('%s', async (_, what, code) => {
    expect(await say(what)).toMatchObject({ error: { status: 422, code } });
    expect((await world.snoozes.of(MERCHANT, STORE)).version).toBe(0);
  });

  test('beyond the limit, which what ended by itself does not count against', async () => {
    const until = NOON + MINUTE;
    const many = Array.from({ length: MAX_SNOOZES }, (_, n): Snooze => {
      return { kind: 'item', id: `i${n}`, since: NOON, actor: 'c', until };
    });
    await world.snoozes.replace(MERCHANT, STORE, { version: 1, snoozes: many });
    expect(await say({})).toMatchObject({ error: { status: 409, code: 'too-many-snoozes' } });
    await world.time.runFor(MINUTE);
    expect(await say({})).toMatchObject({ ok: true, value: { snoozes: [{ id: 'noodles' }] } });
  });
});
