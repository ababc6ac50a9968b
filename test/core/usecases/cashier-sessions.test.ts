import * as fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import {
  type CashierSession,
  differenceOf,
  expectedCash,
} from '../../../core/domain/cashier-session.ts';
import { born, type DeviceId, parseDeviceId, parseSessionId } from '../../../core/domain/ids.ts';
import { closeSession, moveCash, openSession } from '../../../core/usecases/cashier-sessions.ts';
import { MERCHANT, must, openWorld, refusal, STORE, type World } from '../../support/world.ts';

const TILL = born(parseDeviceId, '01ARZ3NDEKTSV4RRFFQ69G5FA1');
const OTHER = born(parseDeviceId, '01ARZ3NDEKTSV4RRFFQ69G5FA2');
const place = { merchantId: MERCHANT, storeId: STORE } as const;

const keyed = (key: string) => ({ key, fingerprint: `of ${key}` });

const open = (
  world: World,
  { drawer = TILL as string, openingFloat = 50_000, key = world.ids.ulid() } = {},
) =>
  openSession(world.deps, {
    ...{ ...place, drawer, openingFloat, actor: 'cashier c1', idempotency: keyed(key) },
  });

const nameOf = ({ sessionId }: Pick<CashierSession, 'sessionId'>) => ({ ...place, sessionId });

const move = (
  world: World,
  session: CashierSession,
  kind: 'pay-in' | 'pay-out',
  minor: number,
  key: string = world.ids.ulid(),
) =>
  moveCash(world.deps, {
    ...nameOf(session),
    ...{ kind, minor, reason: 'change', actor: 'cashier c1', idempotency: keyed(key) },
  });

const close = (world: World, session: CashierSession, countedCash: number) =>
  closeSession(world.deps, { ...nameOf(session), countedCash, actor: 'cashier c1' });

const look = async (world: World, session: CashierSession): Promise<CashierSession> => {
  const found = await world.sessions.find(nameOf(session));
  if (!found) throw new Error('No session');
  return found;
};

/** Noodles for 28.00, paid in cash at a till. */
async function sold(world: World, deviceId: DeviceId | undefined = TILL) {
  const order = await world.order();
  must(await world.tender(order, { deviceId }));
  return order;
}

describe('a cashier’s session', () => {
  test('says what must lie in the drawer, and what is missing when it is counted', async () => {
    const world = await openWorld();
    const session = must(await open(world));
    const order = await sold(world);
    must(await world.refund(order, { amount: 800, deviceId: TILL }));
    must(await move(world, session, 'pay-in', 1_000));
    must(await move(world, session, 'pay-out', 30_000));
    const closed = must(await close(world, session, 22_500));
    expect(expectedCash(closed)).toBe(50_000 + 2_800 - 800 + 1_000 - 30_000);
    expect(differenceOf(closed)).toBe(-500);
    expect(closed.tallies).toMatchObject({
      'cash-tender': { count: 1, minor: 2_800 },
      'cash-refund': { count: 1, minor: 800 },
    });
  });

  test('counts cards beside the cash, which they do not change', async () => {
    const world = await openWorld();
    const session = must(await open(world));
    const order = await world.order();
    must(await world.tender(order, { by: { tender: 'card' }, deviceId: TILL }));
    must(await world.refund(order, { amount: 800, deviceId: TILL }));
    const { tallies, ...now } = await look(world, session);
    expect(tallies['card-tender']).toEqual({ count: 1, minor: 2_800 });
    expect(tallies['card-refund']).toEqual({ count: 1, minor: 800 });
    expect(expectedCash({ ...now, tallies })).toBe(50_000);
  });

  test('is the only one open at its drawer, and the next begins when it is closed', async () => {
    const world = await openWorld();
    const both = await Promise.all([open(world), open(world)]);
    expect(both.map((o) => o.ok || o.error.code).toSorted()).toEqual(['drawer-in-use', true]);
    must(await open(world, { drawer: 'bar' }));
    const [session] = both.flatMap((o) => (o.ok ? [o.value] : []));
    if (!session) throw new Error('None was opened');
    must(await close(world, session, 50_000));
    expect(must(await open(world)).sessionId).not.toBe(session.sessionId);
  });

  test('a repeated request opens, moves and closes once', async () => {
    const world = await openWorld();
    const session = must(await open(world, { key: 'k1' }));
    expect(must(await open(world, { key: 'k1' }))).toEqual(session);
    const moved = must(await move(world, session, 'pay-in', 700, 'k2'));
    expect(must(await move(world, session, 'pay-in', 700, 'k2'))).toEqual(moved);
    expect((await look(world, session)).tallies['pay-in']).toEqual({ count: 1, minor: 700 });
    expect((await world.sessions.movements(nameOf(session), { limit: 10 })).items).toEqual([moved]);
    const closed = must(await close(world, session, 50_700));
    expect(must(await close(world, session, 50_700))).toEqual(closed);
    expect(refusal(await close(world, session, 50_701)).code).toBe('session-closed');
  });

  test('that is closed takes nothing more: a tender goes to none, or is refused by name', async () => {
    const world = await openWorld();
    const session = must(await open(world));
    must(await close(world, session, 50_000));
    const order = await sold(world);
    expect((await world.payment(order)).tender?.sessionId).toBeUndefined();
    const another = await world.order();
    const { sessionId } = session;
    expect(refusal(await world.tender(another, { sessionId })).code).toBe('session-closed');
    expect((await world.look(another)).payments).toEqual([]);
    expect(refusal(await move(world, session, 'pay-in', 1)).code).toBe('session-closed');
    expect((await look(world, session)).tallies['cash-tender'].count).toBe(0);
  });

  test('that is closed while a tender is being written does not get it', async () => {
    const world = await openWorld();
    const session = must(await open(world));
    const order = await world.order();
    world.orders.interloper = () => close(world, session, 50_000);
    must(await world.tender(order, { deviceId: TILL }));
    expect((await world.payment(order)).tender?.sessionId).toBeUndefined();
    expect(expectedCash(await look(world, session))).toBe(50_000);
  });

  test('is found by name from another device, and not where there is none', async () => {
    const world = await openWorld();
    const { sessionId } = must(await open(world, { drawer: 'bar' }));
    const order = await world.order();
    must(await world.tender(order, { sessionId, deviceId: OTHER }));
    expect((await world.payment(order)).tender?.sessionId).toBe(sessionId);
    const nobodys = born(parseSessionId, '01ARZ3NDEKTSV4RRFFQ69G5FAV');
    const refused = await world.tender(await world.order(), { sessionId: nobodys });
    expect(refusal(refused)).toMatchObject({ code: 'unknown-session', field: 'sessionId' });
  });

  test('takes a hundred pay-outs and no more', async () => {
    const world = await openWorld();
    const session = must(await open(world));
    for (let n = 0; n < 100; n++) must(await move(world, session, 'pay-out', 1));
    expect(refusal(await move(world, session, 'pay-out', 1)).code).toBe('too-many-movements');
    must(await move(world, session, 'pay-in', 1));
  });
});

const act = fc.oneof(
  fc.record({ kind: fc.constant('sell'), card: fc.boolean(), till: fc.boolean() }),
  fc.record({ kind: fc.constant('refund'), minor: fc.integer({ min: 1, max: 2_800 }) }),
  fc.record({ kind: fc.constantFrom('pay-in', 'pay-out'), minor: fc.integer({ min: 1 }) }),
  fc.record({ kind: fc.constant('close'), minor: fc.integer({ min: 0, max: 99_999 }) }),
  fc.record({ kind: fc.constant('open'), minor: fc.integer({ min: 0, max: 99_999 }) }),
);
type Act = typeof act extends fc.Arbitrary<infer T> ? T : never;

/** What the drawer of the till really holds, and what the card terminal saw, kept by hand. */
interface Drawer {
  session: CashierSession | undefined;
  cash: number;
  cards: number;
}

test('whatever happens at a till, the report of each session adds up', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(act, { maxLength: 25 }), async (acts) => {
      const world = await openWorld();
      const drawer: Drawer = { session: undefined, cash: 0, cards: 0 };
      for (const next of acts) await perform(world, drawer, next);
      if (drawer.session) await reportAddsUp(world, drawer, drawer.cash);
    }),
    { numRuns: 40 },
  );
});

async function perform(world: World, drawer: Drawer, next: Act): Promise<void> {
  const { session } = drawer;
  if (next.kind === 'open' && 'minor' in next) {
    const opened = await open(world, { openingFloat: next.minor });
    expect(opened.ok).toBe(session === undefined);
    if (opened.ok) Object.assign(drawer, { session: opened.value, cash: next.minor, cards: 0 });
  } else if (next.kind === 'sell' && 'card' in next) {
    const order = await world.order();
    const by = next.card ? ({ tender: 'card' } as const) : undefined;
    must(await world.tender(order, { deviceId: next.till ? TILL : OTHER, ...(by && { by }) }));
    if (next.till && next.card) drawer.cards += 2_800;
    if (next.till && !next.card) drawer.cash += 2_800;
  } else if (next.kind === 'refund' && 'minor' in next) {
    const order = world.placed.at(-1);
    if (!order) return;
    const refunded = await world.refund(order, { amount: next.minor, deviceId: TILL });
    const isCard = (await world.payment(order)).way === 'card';
    if (refunded.ok && isCard) drawer.cards -= next.minor;
    if (refunded.ok && !isCard) drawer.cash -= next.minor;
  } else if (session && 'minor' in next && (next.kind === 'pay-in' || next.kind === 'pay-out')) {
    must(await move(world, session, next.kind, next.minor));
    drawer.cash += next.kind === 'pay-in' ? next.minor : -next.minor;
  } else if (session && next.kind === 'close' && 'minor' in next) {
    await reportAddsUp(world, drawer, next.minor);
  }
}

async function reportAddsUp(world: World, drawer: Drawer, counted: number): Promise<void> {
  if (!drawer.session) return;
  const closed = must(await close(world, drawer.session, counted));
  const { 'card-tender': cards, 'card-refund': back } = closed.tallies;
  expect(expectedCash(closed)).toBe(drawer.cash);
  expect(differenceOf(closed)).toBe(counted - drawer.cash);
  expect(cards.minor - back.minor).toBe(drawer.cards);
  drawer.session = undefined;
}
