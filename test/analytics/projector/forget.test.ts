import { expect, test } from 'vitest';
import { MemoryFactFiles } from '../../../adapters/memory/fact-files.ts';
import { forgetDay, forgetInFacts } from '../../../analytics/projector/forget.ts';
import { born, type DinerId, parseDinerId } from '../../../core/domain/ids.ts';
import { askToForget } from '../../../core/usecases/forget-diner.ts';
import { orderAtTable } from '../../../core/usecases/order-at-table.ts';
import { FactsOfWorld } from '../../support/facts.ts';
import { TableGuests } from '../../support/table-guests.ts';
import { MERCHANT, must } from '../../support/world.ts';

const MARY = born(parseDinerId, 'mary');

/** Mary eats and pays. */
async function evening() {
  const guests = await TableGuests.sitDown();
  const { world } = guests;
  const facts = new FactsOfWorld(world);
  await guests.scan();
  const { order } = must(
    await orderAtTable(guests.deps, {
      ...{ token: guests.token, orderId: guests.orderId, dinerId: MARY },
      dinerKey: (o) => `${o.orderId} ${MARY}`,
      lines: [{ itemId: 'noodles', options: [], quantity: 1 }],
      idempotency: { key: world.ids.ulid(), fingerprint: MARY },
    }),
  );
  const [check] = order.checks;
  must(await world.pay(order, check && { checkId: check.checkId }));
  await guests.close();
  await facts.project();
  const diners = async () => (await facts.rows('orders')).map((row) => row['diner']);
  const deps = { ...world.deps, files: facts.files };
  return {
    guests,
    facts,
    diners,
    deps,
    partition: { table: 'orders', merchantId: MERCHANT } as const,
  };
}

const forget = async ({ deps, world }: TableGuests, dinerId: DinerId) =>
  await askToForget(deps, { merchantId: MERCHANT, dinerId, requestedAt: world.time.now() });

test('a customer who has signed in is a hash in the facts of their orders, so that they can return', async () => {
  const { diners } = await evening();
  expect(await diners()).toEqual([MARY]);
});

test('a customer who asks is taken out of them, and a rebuild brings nobody back', async () => {
  const { guests, facts, diners, deps } = await evening();
  await forget(guests, MARY);
  await forgetInFacts(deps, await facts.project());
  expect(await diners()).toEqual([null]);
  for await (const news of facts.newsBetween(0, Number.MAX_SAFE_INTEGER))
    await facts.write([news], 'again');
  expect(await diners()).toEqual([null]);
});

test('after a year nobody is left in the orders of a day, which are otherwise as they were', async () => {
  const { facts, diners, partition } = await evening();
  const [before] = await facts.rows('orders');
  await forgetDay(facts.files, { ...partition, dt: String(before?.['business_date']) });
  expect(await diners()).toEqual([null]);
  expect(await facts.rows('orders')).toEqual([{ ...before, diner: null }]);
});

test('a file that tells of nobody is not written again', async () => {
  const files = new MemoryFactFiles();
  const partition = { table: 'orders', merchantId: MERCHANT, dt: '2026-11-22' } as const;
  await files.write('facts/orders/merchant_id=m1/dt=2026-11-22/1.parquet', [{ diner: null }]);
  files.write = () => Promise.reject(new Error('written'));
  await forgetDay(files, partition);
});
