import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { OrderAggregate } from '../../../core/domain/order-aggregate.ts';
import { audit } from '../../support/audit.ts';
import { contentOf, item, TEA } from '../../support/menu.ts';
import { TableGuests } from '../../support/table-guests.ts';
import { MERCHANT, MINUTE, must, NOON, refusal, STORE } from '../../support/world.ts';

let guests: TableGuests;
beforeEach(async () => {
  guests = await TableGuests.sitDown();
  must(await guests.scan());
});

afterEach(async () => {
  await guests.world.runFor(5 * HOURS);
  expect(await audit(guests.world)).toEqual([]);
});

const HOURS = 60 * MINUTE;

/** Every check as its lines and its status, with what it costs. */
const checksOf = ({ order }: OrderAggregate): string[] =>
  order.checks.map(
    (c) => `${c.lineIds.join('+')} ${c.amountDue.minor} ${c.paidBy ? 'paid' : 'due'}`,
  );
const cooked = ({ tickets }: OrderAggregate): string[] =>
  tickets.map((t) => t.lines.map((l) => l.lineId).join('+'));

describe('guests at one table', () => {
  test('get the same order, also when they scan and order at the same moment', async () => {
    guests = await TableGuests.sitDown();
    const scans = await Promise.all([1, 2, 3].map(async () => must(await guests.scan())));
    expect(new Set(scans.map((s) => s.table.orderId)).size).toBe(1);
    await Promise.all(['Ann', 'Bob', 'Cid'].map(async (g) => must(await guests.order(g))));
    const { order } = await guests.look();
    expect(order.lines.map((l) => l.lineId)).toEqual(['l1', 'l2', 'l3']);
    expect(order.table?.diners.map((d) => d.label)).toEqual(['d1', 'd2', 'd3']);
    expect(order).toMatchObject({ channel: 'table', total: { minor: 8_400 } });
  });

  test('are told by a label who ordered what, and nobody learns who they are', async () => {
    must(await guests.order('Ann'));
    must(await guests.order('Bob', [{ itemId: 'tea' }]));
    const { order } = must(await guests.order('Ann', [{ itemId: 'tea' }]));
    expect(order.lines.map((l) => `${l.lineId} ${l.diner}`)).toEqual(['l1 d1', 'l2 d2', 'l3 d1']);
  });

  test('order once with a request that is repeated', async () => {
    must(await guests.order('Ann', [{}], 'key-1'));
    must(await guests.order('Ann', [{}], 'key-1'));
    expect((await guests.look()).order.lines).toHaveLength(1);
  });

  test('change and remove their own dishes and nobody else’s', async () => {
    must(await guests.order('Ann'));
    must(await guests.order('Bob', [{ itemId: 'tea' }]));
    expect(refusal(await guests.change('Bob', 'l1', 2))).toMatchObject({
      ...{ status: 403, code: 'not-your-line', field: 'lineId' },
    });
    must(await guests.change('Ann', 'l1', 3));
    expect(checksOf(await guests.look())).toEqual(['l1+l2 9450 due']);
    must(await guests.change('Ann', 'l1', 0));
    must(await guests.change('Ann', 'l1', 0));
    expect(checksOf(await guests.look())).toEqual(['l2 1050 due']);
    expect(refusal(await guests.change('Ann', 'l9', 1)).status).toBe(404);
  });

  test('give the order up with its last dish, and the next scan opens another', async () => {
    must(await guests.order('Ann'));
    const { order } = await guests.look();
    must(await guests.change('Ann', 'l1', 0));
    expect((await guests.lookAt(order.orderId)).order.status).toBe('CANCELED');
    expect(refusal(await guests.order('Ann')).code).toBe('table-closed');
    expect(must(await guests.scan()).table.orderId).not.toBe(order.orderId);
  });

  test('are so many and order so much, and no more', async () => {
    for (let n = 1; n <= 20; n++) must(await guests.order(`guest ${n}`));
    expect(refusal(await guests.order('one more')).code).toBe('too-many-diners');
    for (const n of [1, 2]) must(await guests.order(`guest ${n}`, Array(10).fill({})));
    expect(refusal(await guests.order('guest 1'))).toMatchObject({
      ...{ status: 422, code: 'too-many-lines', field: 'lines' },
    });
  });
});

describe('paying', () => {
  beforeEach(async () => {
    must(await guests.order('Ann'));
    must(await guests.order('Bob', [{ itemId: 'tea' }]));
  });

  test('of each for themselves cooks what was paid, once', async () => {
    await guests.paid('Bob', 'mine', 1_050);
    let now = await guests.look();
    expect(checksOf(now)).toEqual(['l2 1050 paid', 'l1 2800 due']);
    expect(cooked(now)).toEqual(['l2']);
    expect(now.tickets[0]).toMatchObject({ tableId: '12' });
    await guests.paid('Ann', 'mine', 2_800);
    now = await guests.look();
    expect(cooked(now).sort()).toEqual(['l1', 'l2']);
    expect(now.order.status).toBe('CREATED');
  });

  test('of one for all takes everything that nobody has begun to pay', async () => {
    await guests.paid('Bob', 'mine', 1_050);
    must(await guests.order('Cid', [{ itemId: 'tea', quantity: 2 }]));
    await guests.paid('Dora', 'all', 4_900);
    expect(checksOf(await guests.look())).toEqual(['l2 1050 paid', 'l1+l3 4900 paid']);
    expect(refusal(await guests.pay('Ann', 'mine', 2_800)).code).toBe('nothing-to-pay');
  });

  test('does not take what is ordered meanwhile: that is on another check', async () => {
    const { payment } = must(await guests.pay('Ann', 'all', 3_850));
    must(await guests.order('Bob'));
    expect(checksOf(await guests.look())).toEqual(['l1+l2 3850 due', 'l3 2800 due']);
    guests.world.customerScans(payment);
    await guests.world.notify(payment);
    expect(checksOf(await guests.look())).toEqual(['l1+l2 3850 paid', 'l3 2800 due']);
  });

  test('is only of what the guest was shown', async () => {
    must(await guests.order('Bob'));
    expect(refusal(await guests.pay('Ann', 'all', 3_850))).toMatchObject({
      ...{ status: 409, code: 'amount-changed' },
    });
    expect(checksOf(await guests.look())).toEqual(['l1+l2+l3 6650 due']);
  });

  test('of the same dishes by two at once starts one payment', async () => {
    const both = await Promise.all([
      guests.pay('Ann', 'all', 3_850),
      guests.pay('Bob', 'all', 3_850),
    ]);
    expect(both.filter((r) => r.ok)).toHaveLength(1);
    expect((await guests.look()).payments).toHaveLength(1);
  });

  test('with a repeated key never asks twice, though more was ordered since', async () => {
    const first = must(await guests.pay('Ann', 'mine', 2_800, 'key-1'));
    must(await guests.order('Ann'));
    const again = must(await guests.pay('Ann', 'mine', 2_800, 'key-1'));
    expect(again.payment.paymentId).toBe(first.payment.paymentId);
    expect((await guests.look()).payments).toHaveLength(1);
  });

  test('that runs holds its dishes; once it has failed they may be paid again by whoever likes', async () => {
    const { payment } = must(await guests.pay('Ann', 'mine', 2_800));
    expect(refusal(await guests.change('Ann', 'l1', 2)).code).toBe('payment-started');
    await guests.world.runFor(10 * MINUTE);
    const { checkId } = payment;
    expect(refusal(await guests.pay('Bob', { checkId: 'c99' }, 2_800)).field).toBe('checkId');
    await guests.paid('Bob', { checkId }, 2_800);
    expect(checksOf(await guests.look())).toEqual(['l1 2800 paid', 'l2 1050 due']);
    expect(refusal(await guests.pay('Bob', { checkId }, 2_800)).code).toBe('already-paid');
  });

  test('never leaves behind what costs nothing', async () => {
    const water = item({ itemId: 'water', price: 0 });
    await guests.world.menus.publish(MERCHANT, STORE, contentOf(item(), TEA, water), NOON);
    must(await guests.order('Cid', [{ itemId: 'water' }]));
    await guests.paid('Bob', 'mine', 1_050);
    await guests.paid('Ann', 'mine', 2_800);
    const now = await guests.look();
    expect(checksOf(now)).toEqual(['l2 1050 paid', 'l1+l3 2800 paid']);
    expect(cooked(now).sort()).toEqual(['l1+l3', 'l2']);
  });
});

describe('the guests leave', () => {
  test('when all is paid and staff close; the next who scan get another order', async () => {
    must(await guests.order('Ann'));
    await guests.paid('Ann', 'mine', 2_800);
    const { order } = await guests.look();
    must(await guests.order('Bob', [{ itemId: 'tea' }]));
    await guests.paid('Bob', 'mine', 1_050);
    must(await guests.close());
    must(await guests.close());
    expect((await guests.lookAt(order.orderId)).order.status).toBe('COMMITTED');
    expect(refusal(await guests.order('Ann')).code).toBe('table-closed');
    expect(must(await guests.scan()).table.orderId).not.toBe(order.orderId);
  });

  test('and what nobody paid is struck off, because nobody has cooked it', async () => {
    must(await guests.order('Ann'));
    await guests.paid('Ann', 'mine', 2_800);
    must(await guests.order('Bob', [{ itemId: 'tea' }]));
    const { order } = await guests.look();
    must(await guests.close());
    const closed = await guests.lookAt(order.orderId);
    expect(closed.order).toMatchObject({ status: 'COMMITTED', total: { minor: 2_800 } });
    expect(cooked(closed)).toEqual(['l1']);
  });

  test('but not while somebody pays', async () => {
    must(await guests.order('Ann'));
    const { payment } = must(await guests.pay('Ann', 'mine', 2_800));
    expect(refusal(await guests.close()).code).toBe('payment-in-progress');
    expect(refusal(await guests.remove()).code).toBe('table-open');
    guests.world.customerScans(payment);
    await guests.world.notify(payment);
    const { order } = await guests.look();
    must(await guests.close());
    expect((await guests.lookAt(order.orderId)).order.status).toBe('COMMITTED');
    must(await guests.remove());
    expect(refusal(await guests.scan()).status).toBe(404);
  });

  test('without paying, and the order is given up', async () => {
    must(await guests.order('Ann'));
    const { order } = await guests.look();
    must(await guests.close());
    expect((await guests.lookAt(order.orderId)).order.status).toBe('CANCELED');
  });

  test('unnoticed: the order ends by itself three hours after the last dish', async () => {
    must(await guests.order('Ann'));
    await guests.paid('Ann', 'mine', 2_800);
    const { order } = await guests.look();
    await guests.world.runFor(2 * HOURS);
    must(await guests.order('Bob', [{ itemId: 'tea' }]));
    await guests.world.runFor(2 * HOURS);
    expect((await guests.lookAt(order.orderId)).order.status).toBe('CREATED');
    await guests.world.runFor(2 * HOURS);
    expect((await guests.lookAt(order.orderId)).order.status).toBe('COMMITTED');
  });

  test('with a payment that failed: its dishes were never cooked, and their portions come back', async () => {
    await guests.world.stock.set(MERCHANT, STORE, { itemId: 'noodles', remaining: 5 });
    must(await guests.order('Ann'));
    must(await guests.order('Bob', [{ itemId: 'tea' }]));
    await guests.paid('Bob', 'mine', 1_050);
    must(await guests.pay('Ann', 'mine', 2_800));
    expect(refusal(await guests.close()).code).toBe('payment-in-progress');
    await guests.world.runFor(10 * MINUTE);
    const { order } = await guests.look();
    must(await guests.close());
    const left = await guests.lookAt(order.orderId);
    expect(left.order.status).toBe('COMMITTED');
    expect(checksOf(left)).toEqual(['l2 1050 paid']);
    const [count] = await guests.world.stock.ofItems(MERCHANT, STORE, ['noodles']);
    expect(count?.remaining).toBe(5);
  });

  test('a payment that failed keeps nobody from dividing or changing what it was for', async () => {
    must(await guests.order('Ann'));
    must(await guests.order('Bob', [{ itemId: 'tea' }]));
    must(await guests.pay('Ann', 'all', 3_850));
    await guests.world.runFor(10 * MINUTE);
    must(await guests.change('Ann', 'l1', 2));
    await guests.paid('Bob', 'mine', 1_050);
    await guests.paid('Ann', 'mine', 5_600);
    expect(checksOf(await guests.look())).toEqual(['l2 1050 paid', 'l1 5600 paid']);
  });
});

describe('portions that are counted', () => {
  const left = async (): Promise<number | undefined> =>
    (await guests.world.stock.ofItems(MERCHANT, STORE, ['tea']))[0]?.remaining;
  const tea = (quantity: number) => [{ itemId: 'tea', quantity }];
  beforeEach(async () => {
    await guests.world.stock.set(MERCHANT, STORE, { itemId: 'tea', remaining: 3 });
  });

  test('are taken by whoever orders first, and what is left is said', async () => {
    must(await guests.order('Ann', tea(2)));
    expect(await left()).toBe(1);
    expect(refusal(await guests.order('Bob', tea(2)))).toMatchObject({
      ...{ status: 422, code: 'sold-out', field: 'lines[0].itemId' },
    });
    expect(await left()).toBe(1);
  });

  test('follow a dish that is changed, and come back with one that is removed', async () => {
    must(await guests.order('Ann'));
    must(await guests.order('Ann', tea(1)));
    must(await guests.change('Ann', 'l2', 3));
    expect(await left()).toBe(0);
    expect(refusal(await guests.change('Ann', 'l2', 4)).code).toBe('sold-out');
    must(await guests.change('Ann', 'l2', 1));
    expect(await left()).toBe(2);
    must(await guests.change('Ann', 'l2', 0));
    must(await guests.change('Ann', 'l2', 0));
    expect(await left()).toBe(3);
  });

  test('come back once when the last dish goes, the order is closed or it is cancelled', async () => {
    must(await guests.order('Ann', tea(2)));
    must(await guests.change('Ann', 'l1', 0));
    expect(await left()).toBe(3);
    must(await guests.scan());
    must(await guests.order('Bob', tea(1)));
    must(await guests.close());
    must(await guests.close());
    expect(await left()).toBe(3);
    must(await guests.scan());
    must(await guests.order('Cid', tea(1)));
    must(await guests.world.cancel((await guests.look()).order));
    expect(await left()).toBe(3);
  });

  test('stay sold where they were paid, and come back where nobody paid', async () => {
    must(await guests.order('Ann', tea(1)));
    must(await guests.order('Bob', tea(2)));
    await guests.paid('Ann', 'mine', 1_050);
    must(await guests.close());
    expect(await left()).toBe(2);
  });
});

test('a code that was replaced is dead, and the order goes on under the new one', async () => {
  must(await guests.order('Ann'));
  const { order } = await guests.look();
  const old = guests.token;
  guests.token = must(await guests.rotate()).token;
  expect(refusal(await guests.scan(old)).status).toBe(404);
  expect(must(await guests.scan()).table.orderId).toBe(order.orderId);
});

describe('what the counts and the kitchen say at a table', () => {
  test('a dish that was sold is not given back for one from before anybody counted', async () => {
    must(await guests.order('Ann', [{ quantity: 2 }]));
    await guests.world.stock.set(MERCHANT, STORE, { itemId: 'noodles', remaining: 5 });
    must(await guests.order('Bob'));
    await guests.paid('Bob', 'mine', 2_800);
    must(await guests.close());
    const [count] = await guests.world.stock.ofItems(MERCHANT, STORE, ['noodles']);
    expect(count?.remaining).toBe(4);
  });

  test('more of a dish is refused once it is sold out, and less of it is not', async () => {
    must(await guests.order('Ann', [{ quantity: 2 }]));
    const [version, now] = [1, guests.world.time.now()];
    const out = { kind: 'item', id: 'noodles', since: now, actor: 'kitchen:k1' } as const;
    await guests.world.snoozes.replace(MERCHANT, STORE, { version, snoozes: [out] });
    expect(refusal(await guests.change('Ann', 'l1', 3)).code).toBe('sold-out');
    must(await guests.change('Ann', 'l1', 1));
  });

  test('a till names the check it charges, since guests add to what is due meanwhile', async () => {
    const { order } = must(await guests.order('Ann'));
    expect(refusal(await guests.world.pay(order)).code).toBe('which-check');
  });
});
