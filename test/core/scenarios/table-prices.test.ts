import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OfferTerms } from '../../../core/domain/offers/offer.ts';
import type { OrderAggregate } from '../../../core/domain/order-aggregate.ts';
import { receiptOf } from '../../../core/domain/receipt-of-check.ts';
import type { Result } from '../../../core/domain/result.ts';
import { rowsOf } from '../../../core/domain/rows-of-check.ts';
import { changePricingRules, createOffer } from '../../../core/usecases/change-offers.ts';
import type { Rejection } from '../../../core/usecases/rejection.ts';
import { audit } from '../../support/audit.ts';
import { TableGuests } from '../../support/table-guests.ts';
import { MERCHANT, MINUTE, must, refusal, STORE } from '../../support/world.ts';

const place = { merchantId: MERCHANT, storeId: STORE };
const TEN_OFF: OfferTerms = {
  ...{ name: { en: 'Ten off' }, exclusive: false },
  benefit: { kind: 'percentage', rate: 1_000 },
};
const BUNDLE: OfferTerms = {
  ...{ name: { en: 'Noodles and tea' }, exclusive: false },
  benefit: {
    ...{ kind: 'combo', comboPrice: 3_000 },
    parts: [
      { items: ['noodles'], quantity: 1 },
      { items: ['tea'], quantity: 1 },
    ],
  },
};
const TAX = { taxClass: 'vat', label: 'VAT', rate: 1_000, mode: 'added' as const };

let guests: TableGuests;
const offer = async (terms: OfferTerms) => must(await createOffer(guests.world.deps, place, terms));
const tax = async (rounding?: { to: number; mode: 'down' }) =>
  must(await changePricingRules(guests.world.deps, place, { version: 0, taxes: [TAX], rounding }));
const amounts = ({ order }: OrderAggregate): number[] => order.checks.map((c) => c.amountDue.minor);
const rows = ({ order }: OrderAggregate): (string | number)[] =>
  rowsOf(order).flatMap((r) => [r.code, r.amount.minor]);

beforeEach(async () => {
  guests = await TableGuests.sitDown();
  must(await guests.scan());
});

afterEach(async () => {
  await guests.world.runFor(300 * MINUTE);
  expect(await audit(guests.world)).toEqual([]);
});

/** Noodles cost 28.00, tea 10.50. */
describe('a table’s check', () => {
  test('costs what an order of the same dishes costs, row by row', async () => {
    await offer(TEN_OFF);
    await tax({ to: 10, mode: 'down' });
    must(await guests.order('Ann'));
    must(await guests.order('Bob', [{ itemId: 'tea' }]));
    const now = await guests.look();
    const alike = await guests.world.order([{}, { itemId: 'tea' }]);
    expect(now.order.rows).toEqual(alike.rows);
    expect(amounts(now)).toEqual([alike.total.minor]);
    expect(rows(now)).toEqual(['subtotal', 3_850, 'discount', -385, 'tax', 347, 'rounding', -2]);
  });

  test('is priced by itself: a bundle holds for who pays for all of it', async () => {
    await offer(BUNDLE);
    must(await guests.order('Ann'));
    must(await guests.order('Bob', [{ itemId: 'tea' }]));
    expect(await guests.due('Bob')).toMatchObject({
      all: { amount: { minor: 3_000 } },
      mine: { amount: { minor: 1_050 }, lines: [{ lineId: 'l2', quantity: 1 }] },
    });
    await guests.paid('Bob', 'mine', 1_050);
    expect(amounts(await guests.look())).toEqual([1_050, 2_800]);
    must(await guests.order('Ann', [{ itemId: 'tea' }]));
    expect(amounts(await guests.look())).toEqual([1_050, 3_000]);
    expect(rows(await guests.look())).toEqual(['subtotal', 4_900, 'discount', -850]);
  });

  test('that was promised keeps its price; what is divided is priced anew, and the guest looks again', async () => {
    must(await guests.order('Ann'));
    must(await guests.order('Bob', [{ itemId: 'tea' }]));
    await offer(TEN_OFF);
    await guests.paid('Bob', 'mine', 945);
    expect(amounts(await guests.look())).toEqual([945, 2_520]);
    await tax();
    await guests.paid('Ann', 'mine', 2_520);
    must(await guests.order('Cid'));
    expect(refusal(await guests.pay('Cid', 'mine', 2_520)).code).toBe('amount-changed');
    await guests.paid('Cid', 'mine', 2_772);
  });

  test('takes free dishes of others along, for which its payer pays nothing', async () => {
    await offer({
      ...{ name: { en: 'Ten yuan fifty off' }, exclusive: false },
      benefit: { kind: 'amount', amount: 1_050 },
    });
    must(await guests.order('Ann'));
    must(await guests.order('Bob', [{ itemId: 'tea' }]));
    expect((await guests.due('Bob')).mine).toBeUndefined();
    expect(refusal(await guests.pay('Bob', 'mine', 1)).code).toBe('nothing-to-pay');
    await guests.paid('Ann', 'mine', 1_750);
    const now = await guests.look();
    expect(now.order.checks).toMatchObject([
      { lineIds: ['l1', 'l2'], amountDue: { minor: 1_750 } },
    ]);
    expect(rows(now)).toEqual(['subtotal', 3_850, 'discount', -2_100]);
  });

  test('says on its receipt what was taken off, and a refund by line returns that price', async () => {
    await offer(TEN_OFF);
    await tax();
    must(await guests.order('Ann', [{ quantity: 3 }]));
    must(await guests.order('Bob', [{ itemId: 'tea' }]));
    const { payment } = await guests.paid('Ann', 'mine', 8_316);
    const now = await guests.look();
    const check = now.order.checks.find((c) => c.paidBy);
    if (!check) throw new Error('Ann has paid');
    const shop = { storeName: 'Noodles', storeLines: [], timeZone: 'Asia/Shanghai', link: '' };
    const receipt = receiptOf(now, { kind: 'sale', check }, { kind: 'original' }, shop);
    expect(receipt.totals.map((r) => [r.code, r.label, r.amount.minor])).toEqual([
      ['subtotal', undefined, 8_400],
      ['discount', 'Ten off', -840],
      ['tax', 'VAT', 756],
    ]);
    const refund = { checkId: payment.checkId, lines: [{ lineId: 'l1', quantity: 1 }] };
    expect(must(await guests.world.refund(now.order, refund)).amount.minor).toBe(2_772);
  });

  test('that nobody paid is struck off, and what is left keeps its price', async () => {
    await offer(BUNDLE);
    await tax();
    must(await guests.order('Ann', [{}, { itemId: 'tea' }]));
    await guests.paid('Ann', 'mine', 3_300);
    must(await guests.order('Bob', [{ itemId: 'tea' }]));
    const { order } = await guests.look();
    must(await guests.close());
    const closed = await guests.lookAt(order.orderId);
    expect(closed.order).toMatchObject({ status: 'COMMITTED', total: { minor: 3_300 } });
    expect(rows(closed)).toEqual(['subtotal', 3_850, 'discount', -850, 'tax', 300]);
  });
});

describe('a guest who pays', () => {
  test('notices that others’ dishes of the same sum were meant', async () => {
    must(await guests.order('Ann', [{ itemId: 'tea' }]));
    const { lines } = (await guests.due('Bob')).all ?? {};
    must(await guests.order('Cid', [{ itemId: 'tea' }]));
    must(await guests.change('Ann', 'l1', 0));
    expect(refusal(await guests.pay('Bob', 'all', 1_050, 'key-1', lines)).code).toBe(
      'dishes-changed',
    );
    const now = (await guests.due('Bob')).all;
    must(await guests.pay('Bob', 'all', 1_050, 'key-2', now?.lines));
  });

  test('with a page of the guests before neither orders, changes nor pays anything', async () => {
    must(await guests.order('Ann'));
    const before = guests.orderId;
    must(await guests.close());
    must(await guests.scan());
    must(await guests.order('Bob'));
    guests.orderId = before;
    const late: Result<unknown, Rejection>[] = [
      await guests.order('Ann'),
      await guests.change('Bob', 'l1', 0),
      await guests.pay('Ann', 'all', 2_800),
    ];
    for (const answer of late) {
      expect(refusal(answer)).toMatchObject({ code: 'other-order', field: 'orderId' });
    }
    expect(amounts(await guests.look())).toEqual([2_800]);
  });
});
