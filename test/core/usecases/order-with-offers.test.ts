import { describe, expect, test } from 'vitest';
import type { OfferTerms } from '../../../core/domain/offers/offer.ts';
import { rowsOfCheck } from '../../../core/domain/rows-of-check.ts';
import { changePricingRules, createOffer } from '../../../core/usecases/change-offers.ts';
import { type PlaceOrder, placeOrder } from '../../../core/usecases/place-order.ts';
import { audit } from '../../support/audit.ts';
import { MERCHANT, must, openWorld, refusal, STORE } from '../../support/world.ts';

const place = { merchantId: MERCHANT, storeId: STORE };
const tenPercent: OfferTerms = {
  ...{ name: { en: 'Ten off', zh: '九折' }, exclusive: false },
  benefit: { kind: 'percentage', rate: 1000 },
};
const welcome: OfferTerms = {
  ...{ name: { en: 'Welcome' }, exclusive: false, benefit: { kind: 'amount', amount: 520 } },
  coupon: { code: 'WELCOME', maxUses: 1 },
};

/** Noodles cost 28.00. */
async function openShop() {
  const world = await openWorld();
  const order = (changes: Partial<PlaceOrder> = {}) =>
    placeOrder(world.deps, {
      ...place,
      ...{ channel: 'kiosk', fulfilment: 'takeout', actor: 'kiosk k1', language: 'zh' },
      lines: [{ itemId: 'noodles', options: [], quantity: 3 }],
      ...changes,
    });
  const { offerId } = must(await createOffer(world.deps, place, welcome));
  await createOffer(world.deps, place, tenPercent);
  const uses = async () => (await world.deps.offers.uses(MERCHANT, STORE, [offerId])).get(offerId);
  return { world, order, uses };
}

describe('an order', () => {
  test('costs what is left after offers, and says so row by row', async () => {
    const { world, order } = await openShop();
    const { order: placed } = must(await order({ coupons: ['welcome'] }));
    expect(placed.rows?.map((r) => [r.code, r.label, r.amount.minor])).toEqual([
      ['subtotal', undefined, 8400],
      ['discount', '九折', -840],
      ['discount', 'Welcome', -520],
    ]);
    expect(placed.checks[0]?.amountDue).toEqual(placed.total);
    expect(placed.total.minor).toBe(7040);
    const paid = must(await world.pay(placed));
    expect(paid.payment.amount.minor).toBe(7040);
  });

  test('is refused whole where a coupon takes nothing off, and the coupon is named', async () => {
    const { order, uses } = await openShop();
    const refused = refusal(await order({ coupons: ['WELCOME', 'nobodys'] }));
    expect(refused).toMatchObject({ status: 422, code: 'unknown-coupon', field: 'coupons[1]' });
    expect(await uses()).toBeUndefined();
  });

  test('uses a coupon up, and gives it back once when it is cancelled unpaid', async () => {
    const { world, order, uses } = await openShop();
    const { order: first } = must(await order({ coupons: ['WELCOME'] }));
    expect(refusal(await order({ coupons: ['WELCOME'] })).code).toBe('coupon-used-up');
    must(await world.cancel(first));
    must(await world.cancel(first));
    expect(await uses()).toBe(0);
    must(await order({ coupons: ['WELCOME'] }));
    expect(await uses()).toBe(1);
  });

  test('that was paid keeps its coupon, refunded or not', async () => {
    const { world, order, uses } = await openShop();
    const { order: placed } = must(await order({ coupons: ['WELCOME'] }));
    must(await world.pay(placed));
    expect(refusal(await world.cancel(placed)).code).toBe('already-paid');
    must(await world.refund(placed, { role: 'merchant' }));
    expect(await uses()).toBe(1);
  });

  test('counts a coupon once for a request that comes twice', async () => {
    const { order, uses } = await openShop();
    const twice = { coupons: ['WELCOME'], idempotency: { key: 'k', fingerprint: 'f' } };
    const [first, second] = [must(await order(twice)), must(await order(twice))];
    expect(second.order.orderId).toBe(first.order.orderId);
    expect(await uses()).toBe(1);
  });

  test('shared by two payers is paid to the fen, with tax and rounding', async () => {
    const { world, order } = await openShop();
    const tax = { taxClass: 'vat', label: 'VAT', rate: 725, mode: 'added' as const };
    const rules = { version: 0, taxes: [tax], rounding: { to: 10, mode: 'down' as const } };
    must(await changePricingRules(world.deps, place, rules));
    const one = { itemId: 'noodles', options: [] };
    const lines = [
      { ...one, quantity: 1 },
      { ...one, quantity: 2 },
    ];
    const { order: placed } = must(await order({ lines, checks: [[0], [1]] }));
    // 8400 - 840 = 7560; tax 548.1, rounded 548; 8108 rounded down to 8100.
    expect(placed.total.minor).toBe(8100);
    expect(placed.checks.map((c) => c.amountDue.minor)).toEqual([2700, 5400]);
    const rows = placed.checks.map((check) =>
      rowsOfCheck(placed, check).map((r) => [r.code, r.amount.minor]),
    );
    expect(rows[0]).toEqual([
      ['subtotal', 2800],
      ['discount', -280],
      ['tax', 183],
      ['rounding', -3],
    ]);
    expect(rows[1]?.reduce((sum, [, minor]) => sum + Number(minor), 0)).toBe(5400);
  });
});

describe('an order of which a coupon takes all off', () => {
  const everything: OfferTerms = {
    ...{ name: { en: 'On the house' }, exclusive: true },
    benefit: { kind: 'amount', amount: 100_000 },
    coupon: { code: 'HOUSE', maxUses: 1 },
  };
  const openFree = async () => {
    const shop = await openShop();
    must(await createOffer(shop.world.deps, place, everything));
    return shop;
  };

  test('is paid for, numbered and in the kitchen as it is placed, however it was to be split', async () => {
    const { world, order } = await openFree();
    const lines = [1, 2].map((quantity) => ({ itemId: 'noodles', options: [], quantity }));
    const placed = must(await order({ coupons: ['HOUSE'], lines, checks: [[0], [1]] }));
    expect(placed).toMatchObject({
      order: { status: 'COMMITTED', total: { minor: 0 }, pickupNumber: 'A001', dueAt: undefined },
      payments: [{ way: 'free', status: 'CAPTURED', amount: { minor: 0 } }],
      tickets: [{ ticketId: 't-c1', pickupNumber: 'A001' }],
    });
    expect(await world.look(placed.order)).toMatchObject(placed);
    expect(refusal(await world.pay(placed.order)).code).toBe('already-paid');
    expect(refusal(await world.tender(placed.order)).code).toBe('already-paid');
    expect(refusal(await world.cancel(placed.order)).code).toBe('already-paid');
    expect(refusal(await world.refund(placed.order)).code).toBe('already-refunded');
    expect(refusal(await order({ coupons: ['HOUSE'] })).code).toBe('coupon-used-up');
    await world.runFor(3_600_000);
    expect(world.gateway.calls).toEqual([]);
    world.placed.push(placed.order);
    expect(await audit(world)).toEqual([]);
  });

  test('is placed once for a request that comes twice', async () => {
    const { world, order } = await openFree();
    const twice = { coupons: ['HOUSE'], idempotency: { key: 'k', fingerprint: 'f' } };
    const [first, second] = [must(await order(twice)), must(await order(twice))];
    expect(second.order.orderId).toBe(first.order.orderId);
    expect((await world.look(first.order)).tickets).toHaveLength(1);
  });
});

describe('a refund by line', () => {
  test('returns what the units cost after discounts, and all of them no more than was paid', async () => {
    const { world, order } = await openShop();
    const { order: placed } = must(await order({ coupons: ['WELCOME'] }));
    must(await world.pay(placed));
    const [lineId = ''] = placed.lines.map((l) => l.lineId);
    const amounts: number[] = [];
    for (const quantity of [1, 1, 1]) {
      const lines = [{ lineId, quantity }];
      amounts.push(must(await world.refund(placed, { lines })).amount.minor);
      await world.runFor(60_000);
    }
    expect(amounts).toEqual([2346, 2347, 2347]);
  });

  test('returns the tax of its line, and never what rounding left unpaid', async () => {
    const { world, order } = await openShop();
    const tax = { taxClass: 'vat', label: 'VAT', rate: 725, mode: 'added' as const };
    const rules = { version: 0, taxes: [tax], rounding: { to: 10, mode: 'down' as const } };
    must(await changePricingRules(world.deps, place, rules));
    const { order: placed } = must(await order());
    must(await world.pay(placed));
    const lines = placed.lines.map(({ lineId, quantity }) => ({ lineId, quantity }));
    const refund = must(await world.refund(placed, { lines, role: 'merchant' }));
    expect(refund.amount.minor).toBe(8100);
  });
});
