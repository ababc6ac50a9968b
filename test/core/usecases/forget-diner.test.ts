import { beforeEach, describe, expect, test } from 'vitest';
import type { ForgetRequest } from '../../../core/domain/diner.ts';
import { born, type DinerId, parseDinerId } from '../../../core/domain/ids.ts';
import type { OrderAggregate } from '../../../core/domain/order-aggregate.ts';
import type { DinerOrders } from '../../../core/ports/diner-orders.ts';
import { askToForget, forgetDiner, forgetDiners } from '../../../core/usecases/forget-diner.ts';
import { orderAtTable } from '../../../core/usecases/order-at-table.ts';
import { audit } from '../../support/audit.ts';
import { ProcessDied } from '../../support/faults.ts';
import { TableGuests } from '../../support/table-guests.ts';
import { MERCHANT, MINUTE, must, SECOND } from '../../support/world.ts';

const MARY = born(parseDinerId, 'mary');
const BOB = born(parseDinerId, 'bob');
const NOTES: Readonly<Record<string, string>> = { [MARY]: 'no nuts', [BOB]: 'no onions' };

let guests: TableGuests;
beforeEach(async () => {
  guests = await TableGuests.sitDown();
});

async function order(dinerId: DinerId): Promise<OrderAggregate> {
  await guests.scan();
  return must(
    await orderAtTable(guests.deps, {
      ...{
        token: guests.token,
        orderId: guests.orderId,
        dinerId,
        dinerKey: (o) => `${o.orderId} ${dinerId}`,
      },
      lines: [{ itemId: 'noodles', options: [], quantity: 1, note: NOTES[dinerId] }],
      idempotency: { key: guests.world.ids.ulid(), fingerprint: dinerId },
    }),
  );
}

/** An evening at the table, of which Mary has paid her part. */
async function evening(): Promise<OrderAggregate> {
  await order(MARY);
  const { order: shared } = await order(BOB);
  const checked = await guests.lookAt(shared.orderId);
  const [check] = checked.order.checks;
  if (!check) throw new Error('Nothing to pay');
  must(await guests.world.pay(shared, { checkId: check.checkId }));
  await guests.close();
  return await guests.lookAt(shared.orderId);
}

const mine = async (dinerId: DinerId) =>
  (await guests.deps.dinerOrders.ofDiner(MERCHANT, dinerId, { limit: 99 })).items;

const request = (): ForgetRequest => ({
  ...{ merchantId: MERCHANT, dinerId: MARY, requestedAt: guests.world.time.now() },
});

const keysOf = ({ order }: OrderAggregate) => order.table?.diners.map(({ key }) => key);

async function atRest(): Promise<void> {
  await guests.world.runFor(60 * MINUTE);
  expect(await audit(guests.world)).toEqual([]);
}

/** The same, each call of which is made by somebody else. */
function watched(
  inner: DinerOrders,
  make: (name: string, call: () => Promise<unknown>) => Promise<unknown>,
): DinerOrders {
  const get = (of: DinerOrders, name: keyof DinerOrders) => {
    const call = of[name].bind(of) as (...args: readonly unknown[]) => Promise<unknown>;
    return (...args: readonly unknown[]) => make(name, () => call(...args));
  };
  return new Proxy(inner, { get: get as never });
}

describe('a guest who has signed in', () => {
  test('finds the order again from their first dish on, once', async () => {
    const { order: shared } = await order(MARY);
    await order(BOB);
    await order(MARY);
    expect(await mine(MARY)).toMatchObject([{ orderId: shared.orderId, label: 'd1' }]);
    expect(await mine(BOB)).toMatchObject([{ orderId: shared.orderId, label: 'd2' }]);
  });
});

describe('who asks to be forgotten', () => {
  test('is in no order any more, and nobody else is forgotten', async () => {
    const before = await evening();
    expect(await askToForget(guests.deps, request())).toBe(true);
    expect(await mine(MARY)).toEqual([]);
    expect(await mine(BOB)).toHaveLength(1);
    const after = await guests.lookAt(before.order.orderId);
    expect(JSON.stringify(after)).not.toContain('mary');
    expect(keysOf(after)?.[1]).toBe(keysOf(before)?.[1]);
    expect(await guests.deps.dinerOrders.asked(9)).toEqual([]);
  });

  test('leaves the money, its audit and its refund as they were', async () => {
    const before = await evening();
    await askToForget(guests.deps, request());
    const after = await guests.lookAt(before.order.orderId);
    expect(after.payments).toEqual(before.payments);
    expect(after.order.checks).toEqual(before.order.checks);
    must(await guests.world.refund(after.order, { role: 'merchant' }));
    await atRest();
  });

  test("takes their notes along from what is over, and from its tickets, and no other guest's", async () => {
    const { order: shared } = await evening();
    await guests.world.runFor(24 * 60 * MINUTE);
    const asked = request();
    await askToForget(guests.deps, asked);
    const after = await guests.lookAt(shared.orderId);
    expect(JSON.stringify(after)).not.toContain('no nuts');
    expect(JSON.stringify(after)).toContain('no onions');
    expect(after.tickets).toHaveLength(1);
  });

  test('leaves the kitchen a note of what is still cooked', async () => {
    const { order: shared } = await evening();
    await askToForget(guests.deps, request());
    const { tickets } = await guests.lookAt(shared.orderId);
    expect(JSON.stringify(tickets)).toContain('no nuts');
  });

  test('changes nothing the second time', async () => {
    const { order: shared } = await evening();
    await askToForget(guests.deps, request());
    const once = await guests.lookAt(shared.orderId);
    await askToForget(guests.deps, request());
    expect(await guests.lookAt(shared.orderId)).toEqual(once);
  });

  test('is another guest if they go on eating, and keeps what they order then', async () => {
    await order(MARY);
    const asked = request();
    await guests.world.runFor(SECOND);
    await askToForget(guests.deps, asked);
    const { order: shared } = await order(MARY);
    expect(shared.lines.map((l) => l.diner)).toEqual(['d1', 'd2']);
    expect(await mine(MARY)).toMatchObject([{ label: 'd2' }]);
    await forgetDiner(guests.deps, asked);
    expect(await mine(MARY)).toHaveLength(1);
  });

  test('of very many orders is forgotten in some now and in the rest by the worker', async () => {
    for (let i = 0; i < 4; i++) {
      await order(MARY);
      await guests.close();
    }
    const asked = request();
    await guests.deps.dinerOrders.ask(asked);
    expect(await forgetDiner(guests.deps, asked, 3)).toBe(false);
    expect(await mine(MARY)).toHaveLength(1);
    expect(await forgetDiners(guests.deps)).toEqual({ tried: 1, errors: [] });
    expect(await mine(MARY)).toEqual([]);
    expect(await forgetDiners(guests.deps)).toEqual({ tried: 0, errors: [] });
  });

  test('does not wait for somebody whose order cannot be changed', async () => {
    await order(BOB);
    const bobs = { ...request(), dinerId: BOB };
    await guests.deps.dinerOrders.ask(bobs);
    const failing = watched(guests.deps.dinerOrders, (name, call) =>
      name === 'remove' ? Promise.reject(new Error('no')) : call(),
    );
    const { errors } = await forgetDiners({ ...guests.deps, dinerOrders: failing });
    expect(errors).toHaveLength(1);
    expect(await guests.deps.dinerOrders.asked(9)).toEqual([bobs]);
  });
});

test('whoever dies at any call of it, the next one finishes', async () => {
  const { faults } = guests.world;
  const deps = {
    ...guests.deps,
    dinerOrders: watched(guests.deps.dinerOrders, (_name, call) => faults.around(call)),
  };
  const { order: shared } = await evening();
  const begin = faults.calls;
  await askToForget(deps, request());
  const calls = faults.calls - begin;
  expect(calls).toBeGreaterThan(4);
  for (let n = 1; n <= calls; n++) {
    for (const death of ['before', 'after'] as const) {
      await guests.scan();
      await order(MARY);
      await guests.close();
      faults.deaths.set(faults.calls + n, death);
      await expect(askToForget(deps, request())).rejects.toThrow(ProcessDied);
      faults.deaths.clear();
      await forgetDiners(deps);
      // Before the request was written down nothing has begun, and they ask again.
      if (n === 1 && death === 'before') await askToForget(deps, request());
      expect([n, death, await mine(MARY)]).toEqual([n, death, []]);
    }
  }
  expect(JSON.stringify(await guests.lookAt(shared.orderId))).not.toContain('mary');
  await atRest();
});
