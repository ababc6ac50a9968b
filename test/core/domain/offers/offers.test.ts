import { describe, expect, test } from 'vitest';
import { applyOffers, savingOf } from '../../../../core/domain/offers/apply-offers.ts';
import { chooseOffers } from '../../../../core/domain/offers/choose-offers.ts';
import type { Circumstances } from '../../../../core/domain/offers/coupons.ts';
import { STACKING } from '../../../../core/domain/offers/stacking.ts';
import { isWithin } from '../../../../core/domain/offers/weekly-periods.ts';
import { cartLine, offerOf } from '../../../support/offers.ts';

const noodles = cartLine(1, 'noodles', 3000, 2);
const tea = cartLine(2, 'tea', 1000, 3);
const cart = [noodles, tea];

const tenPercent = offerOf(1, { kind: 'percentage', rate: 1000 });
const offTea = offerOf(2, { kind: 'percentage', rate: 5000, items: ['tea'] });
const fiveOff = offerOf(3, { kind: 'amount', amount: 500 });
const thirdTeaFree = offerOf(4, {
  kind: 'buy-n-get-m',
  buy: 2,
  get: 1,
  rate: 10_000,
  items: ['tea'],
});
const lunch = offerOf(5, {
  kind: 'combo',
  comboPrice: 3500,
  parts: [
    { items: ['noodles'], quantity: 1 },
    { items: ['tea', 'juice'], quantity: 1 },
  ],
});

describe('one offer', () => {
  test('takes a part off everything, shared by what the lines cost', () => {
    expect(applyOffers(cart, [tenPercent])[0]?.off).toEqual([600, 300]);
  });

  test('takes an amount off the items that it names, and never more than they cost', () => {
    const generous = offerOf(6, { kind: 'amount', amount: 99_999, items: ['tea'] });
    expect(applyOffers(cart, [generous])[0]?.off).toEqual([0, 3000]);
  });

  test('gives the cheapest of three free', () => {
    const dear = cartLine(3, 'juice', 2000, 1);
    const free = offerOf(7, {
      kind: 'buy-n-get-m',
      buy: 2,
      get: 1,
      rate: 10_000,
      items: ['tea', 'juice'],
    });
    expect(applyOffers([dear, tea], [free])[0]?.off).toEqual([0, 1000]);
  });

  test('sells a combo as often as its parts are there', () => {
    expect(savingOf(applyOffers(cart, [lunch]))).toBe(1000);
    const noTea = [noodles];
    expect(applyOffers(noTea, [lunch])).toEqual([]);
  });

  test('leaves what options add to a combo to be paid', () => {
    const large = {
      ...cartLine(1, 'noodles', 3400),
      options: [{ optionId: 'large', name: 'Large', priceDelta: 400 }],
    };
    expect(savingOf(applyOffers([large, cartLine(2, 'tea', 1000)], [lunch]))).toBe(500);
  });
});

describe('several offers', () => {
  test('combine or not, both ways alike', () => {
    for (const [a, { combinesWith }] of Object.entries(STACKING)) {
      for (const b of combinesWith) expect(STACKING[b].combinesWith).toContain(a);
    }
  });

  test('apply bundles first, then a part of what is left, then an amount', () => {
    const applied = applyOffers(cart, [fiveOff, tenPercent, thirdTeaFree]);
    expect(applied.map(({ offer, off }) => [offer.offerId, off.reduce((a, b) => a + b)])).toEqual([
      [thirdTeaFree.offerId, 1000],
      [tenPercent.offerId, 800],
      [fiveOff.offerId, 500],
    ]);
  });

  test('of two percentages, only the one that saves the customer more', () => {
    const applied = applyOffers(cart, [tenPercent, offTea]);
    expect(applied.map(({ offer }) => offer)).toEqual([offTea]);
  });

  test('an exclusive offer stands alone, and only where it saves more', () => {
    const alone = { ...offerOf(8, { kind: 'amount', amount: 1600 }), exclusive: true };
    expect(applyOffers(cart, [alone, tenPercent]).map((a) => a.offer)).toEqual([alone]);
    expect(applyOffers(cart, [alone, tenPercent, lunch]).map((a) => a.offer)).toEqual([
      lunch,
      tenPercent,
    ]);
  });

  test('a unit is part of one bundle, the one that saves more', () => {
    const two = [cartLine(1, 'noodles', 3000), cartLine(2, 'tea', 1000, 3)];
    const applied = applyOffers(two, [lunch, thirdTeaFree]);
    expect(applied.map((a) => a.offer)).toEqual([thirdTeaFree]);
  });
});

describe('a coupon', () => {
  const at: Circumstances = {
    now: Date.UTC(2026, 10, 25, 4),
    timeZone: 'Asia/Shanghai',
    subtotal: 9000,
    uses: new Map(),
  };
  const coupon = { code: 'WELCOME', maxUses: 5, maxUsesPerCustomer: 1 };
  const welcome = { ...offerOf(9, { kind: 'amount', amount: 700 }), coupon };
  const reason = (given = welcome, changed: Partial<Circumstances> = {}, lines = cart) =>
    chooseOffers(lines, [given], ['welcome'], { ...at, customer: 'h1', ...changed }).refused[0]
      ?.reason;

  test('takes off what it says, for who hands its code in, in small letters too', () => {
    expect(chooseOffers(cart, [welcome], [], at).applied).toEqual([]);
    const chosen = chooseOffers(cart, [welcome], ['welcome'], { ...at, customer: 'h1' });
    expect(savingOf(chosen.applied)).toBe(700);
    expect(chosen.redemptions[0]?.counters.map((c) => c.limit)).toEqual([5, 1]);
  });

  test.each([
    ['unknown-coupon', { ...welcome, status: 'STOPPED' as const }, {}],
    ['coupon-not-yet-valid', { ...welcome, validFrom: at.now + 1 }, {}],
    ['coupon-expired', { ...welcome, validUntil: at.now }, {}],
    ['coupon-minimum-not-reached', { ...welcome, minSubtotal: 9001 }, {}],
    ['coupon-needs-customer', welcome, { customer: undefined }],
    ['coupon-used-up', welcome, { uses: new Map([[welcome.offerId as string, 5]]) }],
    ['coupon-used-by-customer', welcome, { uses: new Map([[`${welcome.offerId}#h1`, 1]]) }],
    ['coupon-takes-nothing-off', { ...welcome, ...itemsOnly(['cake']) }, {}],
    [
      'coupon-not-at-this-time',
      { ...welcome, periods: [{ weekdays: [3], from: '17:00', until: '20:00' }] },
      {},
    ],
  ] as const)('is refused as %s', (code, offer, changed) => {
    expect(reason(offer, changed)).toBe(code);
  });

  test('is not used up where another offer is better and the two do not combine', () => {
    const better = offerOf(1, { kind: 'amount', amount: 800 });
    const chosen = chooseOffers(cart, [better, welcome], ['WELCOME', 'WELCOME'], {
      ...at,
      customer: 'h1',
    });
    expect(chosen.redemptions).toEqual([]);
    expect(chosen.refused.map((r) => r.reason)).toEqual(['coupon-not-combinable', 'coupon-twice']);
  });

  function itemsOnly(items: readonly string[]) {
    return { benefit: { kind: 'amount', amount: 700, items } } as const;
  }
});

test('a period runs by the clock on the wall of the store, over midnight too', () => {
  const night = [{ weekdays: [5], from: '22:00', until: '02:00' }];
  const shanghai = (text: string): boolean =>
    isWithin(night, Date.parse(`${text}+08:00`), 'Asia/Shanghai');
  expect(shanghai('2026-11-27T21:59')).toBe(false);
  expect(shanghai('2026-11-27T22:00')).toBe(true);
  expect(shanghai('2026-11-28T01:59')).toBe(true);
  expect(shanghai('2026-11-28T02:00')).toBe(false);
  expect(shanghai('2026-11-27T01:00')).toBe(false);
});
