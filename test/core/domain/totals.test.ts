import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { applyOffers } from '../../../core/domain/offers/apply-offers.ts';
import type { Order, OrderLine } from '../../../core/domain/order.ts';
import type { PricingRules } from '../../../core/domain/pricing-rules.ts';
import { rowsOfCheck } from '../../../core/domain/rows-of-check.ts';
import { splitChecks } from '../../../core/domain/split-checks.ts';
import { costOf, sharesOf, totalsOf } from '../../../core/domain/totals.ts';
import { cart, offers, rules } from '../../support/offer-arbitraries.ts';
import { cartLine, offerOf } from '../../support/offers.ts';

const NONE: PricingRules = { version: 0, taxes: [] };
const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

describe('the rows of a total', () => {
  const cart = [cartLine(1, 'noodles', 1000), cartLine(2, 'wine', 2000)];
  const { offerId } = offerOf(1, { kind: 'amount', amount: 300 });
  const discount = { offerId, label: 'Three off', off: [100, 200] };

  test('are the subtotal alone where a store has no offers and no rules', () => {
    const { rows, total } = totalsOf('CNY', cart, [], NONE);
    expect(rows).toEqual([{ code: 'subtotal', amount: { currency: 'CNY', minor: 3000 } }]);
    expect(total.minor).toBe(3000);
  });

  test('tax what is left after discounts, each class by its own rate', () => {
    const taxes = [
      { taxClass: 'wine', label: 'Wine', rate: 2000, mode: 'added' as const, items: ['wine'] },
      { taxClass: 'vat', label: 'VAT', rate: 600, mode: 'included' as const },
    ];
    const { rows, lines, total } = totalsOf('CNY', cart, [discount], { ...NONE, taxes }, 500);
    expect(rows.map((r) => [r.code, r.amount.minor, r.included?.minor])).toEqual([
      ['subtotal', 3000, undefined],
      ['discount', -300, undefined],
      ['delivery', 500, undefined],
      ['tax', 360, undefined],
      ['tax', 0, 51],
    ]);
    expect(lines.map((l) => costOf(l).minor)).toEqual([900, 2160]);
    expect(total.minor).toBe(3560);
  });

  test.each([
    ['down', 3009, 3000, -9],
    ['nearest', 3005, 3010, 5],
    ['nearest', 3004, 3000, -4],
  ] as const)('round %s from %i to %i', (mode, exact, rounded, row) => {
    const rules = { ...NONE, rounding: { to: 10, mode } };
    const { rows, total } = totalsOf('CNY', [cartLine(1, 'a', exact)], [], rules);
    expect(total.minor).toBe(rounded);
    expect(rows.at(-1)).toMatchObject({ code: 'rounding', amount: { minor: row } });
  });
});

test('payers share what belongs to no line in proportion to what their lines cost', () => {
  expect(sharesOf({ currency: 'CNY', minor: 3600 }, [1000, 2000])).toEqual([1200, 2400]);
  expect(sharesOf({ currency: 'CNY', minor: 2990 }, [1000, 2000])).toEqual([997, 1993]);
});

function totalled(
  lines: readonly OrderLine[],
  given: Parameters<typeof applyOffers>[1],
  r = NONE,
  fee = 700,
) {
  const applied = applyOffers(lines, given);
  const discounts = applied.map(({ offer, off }) => ({
    ...{ offerId: offer.offerId, label: 'Offer', off },
  }));
  return totalsOf('JPY', lines, discounts, r, fee);
}

const settings = { numRuns: 150 };

describe('of any cart, offers and rules', () => {
  test('the rows add up to the total, payers pay the total, and nothing is less than nothing', () => {
    fc.assert(
      fc.property(cart, offers, rules, fc.nat(), (lines, given, r, seed) => {
        const { rows, total, lines: priced } = totalled(lines, given, r);
        expect(sum(rows.map((row) => row.amount.minor))).toBe(total.minor);
        for (const line of priced) {
          expect(line.discount?.minor ?? 0).toBeLessThanOrEqual(line.total.minor);
          expect(costOf(line).minor).toBeGreaterThanOrEqual(0);
        }
        const cut = seed % (priced.length + 1);
        const costs = [priced.slice(0, cut), priced.slice(cut)].map((part) =>
          sum(part.map((l) => costOf(l).minor)),
        );
        const due = sharesOf(total, costs);
        expect(sum(due)).toBe(total.minor);
        expect(Math.min(...due)).toBeGreaterThanOrEqual(0);
      }),
      settings,
    );
  });

  test('a delivery fee is charged once, divided over payers whose rows add up to what they pay', () => {
    const fee = fc.integer({ min: 0, max: 3000 });
    fc.assert(
      fc.property(cart, offers, rules, fee, fc.nat(), (given, some, r, charged, seed) => {
        const { lines, rows, total } = totalled(given, some, r, charged);
        const free = totalled(given, some, { ...r, rounding: undefined }, 0).total.minor;
        const exact = sum(rows.filter((row) => row.code !== 'rounding').map((x) => x.amount.minor));
        expect(exact).toBe(free + charged);
        const ids = lines.map((l) => l.lineId);
        const cut = seed % ids.length;
        const split = cut === 0 ? undefined : [ids.slice(0, cut), ids.slice(cut)];
        const checks = splitChecks(lines, total, split);
        const order = { lines, rows, total, checks, currency: 'JPY' } as unknown as Order;
        const told = checks.map((check) => rowsOfCheck(order, check));
        expect(told.map((of) => sum(of.map((row) => row.amount.minor)))).toEqual(
          checks.map((check) => check.amountDue.minor),
        );
        const fees = told.flat().filter((row) => row.code === 'delivery');
        expect(sum(fees.map((row) => row.amount.minor))).toBe(charged);
      }),
      settings,
    );
  });

  test('neither the order of the lines nor that of the offers changes the total', () => {
    fc.assert(
      fc.property(cart, offers, rules, (lines, given, r) => {
        const there = totalled(lines, given, r);
        const back = totalled([...lines].reverse(), [...given].reverse(), r);
        expect(back.rows).toEqual(there.rows);
        expect(totalled(lines, given, r)).toEqual(there);
      }),
      settings,
    );
  });

  test('one more offer never makes a meal dearer', () => {
    const single = offers.map((all) => all.filter((o) => o.benefit.kind.match(/perc|amou/)));
    fc.assert(
      fc.property(cart, single, (lines, given) => {
        const fewer = totalled(lines, given.slice(1)).total.minor;
        expect(totalled(lines, given).total.minor).toBeLessThanOrEqual(fewer);
      }),
      settings,
    );
  });
});
