import { describe, expect, test } from 'vitest';
import type { OfferTerms } from '../../../core/domain/offers/offer.ts';
import { rowsOfCheck } from '../../../core/domain/rows-of-check.ts';
import { changePricingRules, createOffer } from '../../../core/usecases/change-offers.ts';
import { type PlaceOrder, placeOrder } from '../../../core/usecases/place-order.ts';
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
