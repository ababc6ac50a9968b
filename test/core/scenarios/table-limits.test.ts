import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { born, parseOrderId } from '../../../core/domain/ids.ts';
import { audit } from '../../support/audit.ts';
import { TableGuests } from '../../support/table-guests.ts';
import { MERCHANT, MINUTE, must, refusal } from '../../support/world.ts';

let guests: TableGuests;
beforeEach(async () => {
  guests = await TableGuests.sitDown();
  must(await guests.scan());
});

afterEach(async () => {
  await guests.world.runFor(300 * MINUTE);
  expect(await audit(guests.world)).toEqual([]);
});

const tea = (quantity: number) => [{ itemId: 'tea', quantity }];
const refusedFor = (field: string, most: number) => ({
  ...{ status: 409, code: 'too-much-unpaid', field, params: { most } },
});

describe('what a guest has unpaid', () => {
  test('is so many dishes and portions, and what was paid does not count', async () => {
    must(await guests.order('Ann', tea(30)));
    expect(refusal(await guests.order('Ann', tea(1)))).toMatchObject(refusedFor('lines', 30));
    expect(refusal(await guests.change('Ann', 'l1', 31))).toMatchObject(refusedFor('quantity', 30));
    must(await guests.order('Bob', tea(1)));
    await guests.paid('Ann', 'mine', 31_500);
    must(await guests.order('Ann', Array(12).fill({})));
    expect(refusal(await guests.order('Ann'))).toMatchObject(refusedFor('lines', 12));
  });

  test('is also of the whole table, however many phones somebody pretends to have', async () => {
    for (const who of ['Ann', 'Bob', 'Cid', 'Dora']) must(await guests.order(who, tea(30)));
    expect(refusal(await guests.order('Eve', tea(1)))).toMatchObject(refusedFor('lines', 120));
    must(await guests.change('Ann', 'l1', 29));
    must(await guests.order('Eve', tea(1)));
  });
});

describe('who begins to pay again and again', () => {
  /** A code that nobody pays. */
  const lapse = async (guest: string): Promise<void> => {
    must(await guests.pay(guest, 'all', 1_050));
    await guests.world.runFor(10 * MINUTE);
  };

  test('is sent to the staff, and keeps neither them nor other guests from taking the money', async () => {
    must(await guests.order('Ann', tea(1)));
    for (let n = 0; n < 8; n++) await lapse('Eve');
    expect(refusal(await guests.pay('Eve', 'all', 1_050)).code).toBe('too-many-attempts');
    const { order } = await guests.look();
    const [check] = order.checks;
    must(await guests.world.pay(order, { checkId: check?.checkId ?? '' }));
    expect((await guests.look()).order.checks[0]?.paidBy).toBeDefined();
  });

  test('has not begun while another pays, and may wait as impatiently as they like', async () => {
    must(await guests.order('Ann', tea(1)));
    const { payment } = must(await guests.pay('Bob', 'all', 1_050));
    const { checkId } = payment;
    for (let n = 0; n < 9; n++) {
      const answer = await guests.pay('Ann', { checkId }, 1_050);
      expect(refusal(answer).code).toBe('payment-in-progress');
    }
    await guests.world.runFor(10 * MINUTE);
    await guests.paid('Ann', { checkId }, 1_050);
  });

  test('with ever new phones uses up what guests have, and nothing of what staff have', async () => {
    must(await guests.order('Ann', tea(1)));
    for (let n = 0; n < 30; n++) {
      must(await guests.pay(`Eve ${n % 10}`, 'all', 1_050));
      await guests.world.runFor(6 * MINUTE);
      // Somebody orders now and then, or the table would end by itself.
      if (n % 20 === 19) {
        must(await guests.change('Ann', 'l1', 2));
        must(await guests.change('Ann', 'l1', 1));
      }
    }
    expect(refusal(await guests.pay('Ann', 'all', 1_050)).code).toBe('too-many-attempts');
    const { order } = await guests.look();
    const [check] = order.checks;
    must(await guests.world.pay(order, { checkId: check?.checkId ?? '' }));
  });
});

describe('a table that is taken away or gets another code', () => {
  test('is not taken away just when the first dishes come: they have an order, or are refused', async () => {
    const [ordered, removed] = await Promise.all([guests.order('Ann'), guests.remove()]);
    expect([ordered.ok, removed.ok].filter(Boolean)).toHaveLength(1);
    if (ordered.ok) await guests.look();
  });

  test('takes no first dishes from a request that found it before it was taken away', async () => {
    const { orders, stock } = guests.deps;
    const removeFirst = {
      ofItems: async (...asked: Parameters<typeof stock.ofItems>) => {
        await guests.remove();
        return await stock.ofItems(...asked);
      },
    };
    Object.assign(guests.deps, { stock: removeFirst });
    expect(refusal(await guests.order('Ann')).status).toBe(404);
    const orderId = born(parseOrderId, guests.orderId);
    expect(await orders.load(MERCHANT, orderId)).toBeUndefined();
  });

  test('answers a repeated request as before, and nothing that is new', async () => {
    must(await guests.order('Ann', [{}], 'dish-1'));
    const paid = must(await guests.pay('Ann', 'mine', 2_800, 'pay-1'));
    must(await guests.rotate());
    expect(must(await guests.order('Ann', [{}], 'dish-1')).order.lines).toHaveLength(1);
    const again = must(await guests.pay('Ann', 'mine', 2_800, 'pay-1'));
    expect(again.payment.paymentId).toBe(paid.payment.paymentId);
    expect(refusal(await guests.order('Ann', [{}], 'dish-2')).status).toBe(404);
    expect(refusal(await guests.pay('Ann', 'mine', 2_800, 'pay-2')).status).toBe(404);
  });
});
