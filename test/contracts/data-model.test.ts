import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { salesOf } from '../../core/domain/popularity.ts';
import { advanceTicket } from '../../core/usecases/advance-ticket.ts';
import { editOrder } from '../../core/usecases/edit-order.ts';
import { listOrders } from '../../core/usecases/list-orders.ts';
import { noteSteps } from '../../core/usecases/note-steps.ts';
import { popularDishes } from '../../core/usecases/popular-dishes.ts';
import { queryPayment } from '../../core/usecases/resolve-payment.ts';
import { sweep } from '../../core/usecases/sweep.ts';
import { countUnits, type Units } from '../support/count-units.ts';
import { documentedCalls, tableOf } from '../support/data-model.ts';
import { hasDynamoDb } from '../support/dynamodb.ts';
import { MERCHANT, must, openWorld, STORE, type World } from '../support/world.ts';
import { inDynamoDb } from './each-adapter.ts';

const documented = new Map(
  tableOf('What a request costs').map(([path = '', read, write]) => [
    path,
    { read: Number(read), write: Number(write) },
  ]),
);

describe.skipIf(!hasDynamoDb)('the store', () => {
  let store: Awaited<ReturnType<typeof inDynamoDb>>;
  let world: World;
  let counted: ReturnType<typeof countUnits>;
  const measured = new Map<string, Units>();

  beforeAll(async () => {
    store = await inDynamoDb();
    counted = countUnits(store.client);
    world = await openWorld({ releasePolicy: 'all-paid' });
    const menu = await world.menus.current(MERCHANT, STORE);
    const place = await world.directory.store(MERCHANT, STORE);
    if (!menu || !place) throw new Error('The world has a store and a menu');
    await store.directory.register(place);
    await store.menus.publish(MERCHANT, STORE, menu, world.time.now());
    const { close: _, client: __, ...adapters } = store;
    Object.assign(world.deps, adapters);
  });
  afterAll(() => store.close());

  test('has each of its calls in the documentation, and no others', () => {
    const { close: _, client: __, ...adapters } = store;
    const made = Object.entries(adapters).flatMap(([port, adapter]) =>
      Object.getOwnPropertyNames(Object.getPrototypeOf(adapter))
        .filter((name) => name !== 'constructor')
        .map((name) => `${port}.${name}`),
    );
    const hint = 'the table "Calls" of docs/data-model.md has a row for each method of an adapter';
    expect(documentedCalls.toSorted(), hint).toEqual(made.toSorted());
  });

  test('costs what the documentation says, and is never scanned', async () => {
    await measure(world, store, async (path, work) => {
      measured.set(path, await counted.of(work));
    });
    const hint =
      'write the new units into "What a request costs" of docs/data-model.md, or cost less';
    expect(Object.fromEntries(measured), hint).toEqual(Object.fromEntries(documented));
  });
});

type Measure = (path: string, work: () => Promise<unknown>) => Promise<void>;

/** Each path of a busy lunch, with the calls that its handler makes. */
async function measure(
  world: World,
  store: Awaited<ReturnType<typeof inDynamoDb>>,
  of: Measure,
): Promise<void> {
  const load = (order: { orderId: Parameters<typeof store.orders.load>[1] }) =>
    store.orders.load(MERCHANT, order.orderId);
  await of('look at the menu', async () => {
    await store.directory.merchantOf(STORE);
    const { menus, snoozes, directory } = store;
    for (const port of [menus.current.bind(menus), snoozes.of.bind(snoozes)]) {
      await port(MERCHANT, STORE);
    }
    await directory.store(MERCHANT, STORE);
    await store.stock.ofStore(MERCHANT, STORE, { limit: 100 });
  });
  await of('place an order', () => world.order());
  const order = world.placed[0];
  if (!order) throw new Error('Nothing was placed');
  await of('pay by barcode, settled at once', async () => {
    await load(order);
    must(await world.pay(order));
  });
  const released = (await load(order))?.tickets.map((ticket) => ({ merchantId: MERCHANT, ticket }));
  const [sales] = salesOf(released ?? []);
  if (!sales) throw new Error('Nothing was sold');
  await of('count what a ticket of one dish sold', () => store.soldDishes.add(sales));
  await of('look at what is popular', async () => {
    await store.directory.merchantOf(STORE);
    await popularDishes({ ...store, clock: world.time }, MERCHANT, STORE);
  });
  await of('look at an order that is paid', () => load(order));
  await of('look at the open tickets', async () => {
    await store.kitchens.of(MERCHANT, STORE);
    await store.tickets.open(MERCHANT, STORE, { limit: 50 });
  });
  await of('advance a ticket, which acknowledges it', async () => {
    const found = await load(order);
    const [ticket] = found?.tickets ?? [];
    const press = { merchantId: MERCHANT, orderId: order.orderId, actor: 'kitchen k1' };
    const ticketId = ticket?.ticketId ?? '';
    must(await advanceTicket(world.deps, { ...press, ticketId, action: 'start' }));
  });
  await of('refund all', async () => {
    await load(order);
    must(await world.refund(order, { role: 'merchant' }));
  });
  const scanned = await world.order();
  await of('pay by a code to scan', async () => {
    await load(scanned);
    must(await world.pay(scanned, { by: { way: 'qr' } }));
  });
  const payment = (await load(scanned))?.payments[0];
  if (!payment) throw new Error('No payment');
  const key = { merchantId: MERCHANT, orderId: scanned.orderId, paymentId: payment.paymentId };
  await of('ask Alipay, still unknown', () => queryPayment(world.deps, key));
  world.customerScans(payment);
  await of('be told that it is paid', () => world.notify(payment));
  const given = await world.order();
  await of('look at the open orders, one', () =>
    listOrders(world.deps, {
      ...{ merchantId: MERCHANT, storeId: STORE, status: 'open', page: { limit: 25 } },
    }),
  );
  await of('change an order before it is paid', async () => {
    await load(given);
    const idempotency = { key: 'edit-1', fingerprint: 'edit' };
    const wanted = { lines: [{ itemId: 'noodles', options: [], quantity: 2 }], basedOn: 1 };
    const { orderId } = given;
    const who = { merchantId: MERCHANT, orderId, actor: 'kiosk k1', idempotency };
    must(await editOrder(world.deps, { ...who, ...wanted }));
  });
  await of('give an unpaid order up', async () => {
    await load(given);
    must(await world.cancel(given));
  });
  await of('tell of eight steps at a screen', async () => {
    const place = { merchantId: MERCHANT, storeId: STORE, screen: 'kiosk' } as const;
    const steps = Array.from({ length: 8 }, (_, n) => ({
      ...{ no: n + 1, step: 'item' as const, isBack: false, itemId: 'noodles' },
      ...{ sinceStartMs: n * 4_000, onPreviousMs: 4_000 },
    }));
    const sent = { sessionId: randomUUID(), language: 'zh-CN', isAccessible: false, steps };
    const deps = { ...store, clock: world.deps.clock };
    must(await noteSteps(deps, { place, asker: 'kiosk', sent }));
  });
  await of('look at the cases, none', () => store.cases.open(MERCHANT, { limit: 50 }));
  await of('sweep, nothing due', () => sweep({ ...world.deps, workflow: world.background }));
}
