import { ulid } from 'ulid';
import { expect, it } from 'vitest';
import {
  type Booking,
  type CashierSession,
  expectedCash,
  type Movement,
  NO_TALLIES,
} from '../../core/domain/cashier-session.ts';
import { born, parseSessionId } from '../../core/domain/ids.ts';
import type { SessionKey } from '../../core/ports/cashier-sessions.ts';
import { eachAdapter } from './each-adapter.ts';
import { empty, NOON, newMerchant, newStore, next, orderOf } from './fixtures.ts';

eachAdapter('Cashiers’ sessions', (adapters) => {
  const sessionOf = (changes: Partial<CashierSession> = {}): CashierSession => ({
    ...{ merchantId: newMerchant(), storeId: newStore(), drawer: 'bar', currency: 'CNY' },
    ...{ sessionId: born(parseSessionId, ulid()), status: 'OPEN', tallies: NO_TALLIES },
    ...{ openingFloat: 50_000, openedAt: NOON, openedBy: 'cashier:c1' },
    ...changes,
  });
  const keyOf = ({ sessionId }: CashierSession, more: Partial<SessionKey> = {}): SessionKey => ({
    ...{ key: ulid(), fingerprint: 'f1', sessionId },
    ...more,
  });
  const opened = async (changes: Partial<CashierSession> = {}): Promise<CashierSession> => {
    const session = sessionOf(changes);
    expect(await adapters().sessions.open(session, keyOf(session))).toBe('done');
    return session;
  };
  const movementOf = ({ sessionId }: CashierSession, minor: number): Movement => ({
    ...{ sessionId, movementId: ulid(), kind: 'pay-in', minor, reason: 'coins' },
    ...{ at: NOON, by: 'cashier:c1' },
  });
  const move = async (session: CashierSession, minor: number) => {
    const movement = movementOf(session, minor);
    const key = keyOf(session, { movementId: movement.movementId });
    return { movement, outcome: await adapters().sessions.move(session, movement, key) };
  };
  const closing = { countedCash: 50_000, at: NOON + 1, by: 'cashier:c1' };

  /** An order that is changed together with the session, as a tender changes both. */
  const book = async (session: CashierSession, booking: Booking, minor: number) => {
    const { merchantId, storeId, sessionId } = session;
    const order = orderOf(merchantId, { storeId });
    const changes = next(empty(order), { booking: { sessionId, booking, minor } });
    return { order, outcome: await adapters().orders.commit(changes) };
  };

  it('are found by id, by drawer while they are open, and by nobody else', async () => {
    const session = await opened();
    const { merchantId, storeId, sessionId, drawer } = session;
    const { sessions } = adapters();
    expect(await sessions.find(session)).toEqual(session);
    expect(await sessions.openAt(merchantId, storeId, drawer)).toBe(sessionId);
    expect(await sessions.openAt(merchantId, storeId, 'other')).toBeUndefined();
    expect(await sessions.find({ ...session, merchantId: newMerchant() })).toBeUndefined();
    expect(await sessions.find({ ...session, storeId: newStore() })).toBeUndefined();
  });

  it('are opened one at a time at each drawer, again once the last is closed', async () => {
    const first = await opened();
    const { merchantId, storeId } = first;
    const second = sessionOf({ merchantId, storeId });
    const { sessions } = adapters();
    expect(await sessions.open(second, keyOf(second))).toBe('conflict');
    expect(await sessions.find(second)).toBeUndefined();
    expect(await sessions.close(first, closing)).toBe(true);
    expect(await sessions.openAt(merchantId, storeId, 'bar')).toBeUndefined();
    expect(await sessions.open(second, keyOf(second))).toBe('done');
    expect(await sessions.close(first, closing)).toBe(false);
    expect(await sessions.openAt(merchantId, storeId, 'bar')).toBe(second.sessionId);
  });

  it('are opened and moved once for each key', async () => {
    const session = sessionOf();
    const key = keyOf(session);
    const { sessions } = adapters();
    expect(await sessions.open(session, key)).toBe('done');
    const again = sessionOf({ merchantId: session.merchantId, drawer: 'other' });
    expect(await sessions.open(again, { ...key, sessionId: again.sessionId })).toBe('duplicate');
    expect(await sessions.findIdempotent(session.merchantId, key.key)).toEqual(key);
    expect(await sessions.findIdempotent(newMerchant(), key.key)).toBeUndefined();
    const moved = await sessions.move(session, movementOf(session, 1), key);
    expect(moved).toBe('duplicate');
    expect(await sessions.find(session)).toEqual(session);
  });

  it('lose no booking of many at once', async () => {
    const session = await opened();
    const made = await Promise.all([
      ...[100, 200, 300].map((minor) => move(session, minor)),
      ...[1, 2, 3].map((minor) => book(session, 'cash-tender', minor)),
    ]);
    // A store may ask the order's change to be decided again.
    const again = made.flatMap((m) => ('order' in m && m.outcome === 'conflict' ? [m.order] : []));
    const lost = again.length;
    const found = await adapters().sessions.find(session);
    expect(found?.tallies['pay-in']).toEqual({ count: 3, minor: 600 });
    expect(found?.tallies['cash-tender'].count).toBe(3 - lost);
    for (const order of again) {
      expect(await adapters().orders.load(session.merchantId, order.orderId)).toBeUndefined();
    }
  });

  it('that are closed take nothing, and nor does the order', async () => {
    const session = await opened();
    expect((await book(session, 'cash-tender', 2_800)).outcome).toBe('committed');
    expect((await book(session, 'cash-refund', 800)).outcome).toBe('committed');
    expect(await adapters().sessions.close(session, closing)).toBe(true);
    const { order, outcome } = await book(session, 'cash-tender', 1);
    expect(outcome).toBe('conflict');
    expect(await adapters().orders.load(session.merchantId, order.orderId)).toBeUndefined();
    expect((await move(session, 1)).outcome).toBe('conflict');
    const closed = await adapters().sessions.find(session);
    expect(closed).toMatchObject({ status: 'CLOSED', closed: closing });
    expect(closed && expectedCash(closed)).toBe(52_000);
  });

  it('of another store take nothing', async () => {
    const session = await opened();
    const elsewhere = { ...session, storeId: newStore() };
    expect((await book(elsewhere, 'cash-tender', 1)).outcome).toBe('conflict');
    expect((await move(elsewhere, 1)).outcome).toBe('conflict');
  });

  it('are listed newest first, and their movements oldest first, page by page', async () => {
    const first = await opened();
    const { merchantId, storeId } = first;
    const others = ['0', '1'].map((n) => born(parseSessionId, `7${n.padEnd(25, '0')}`));
    for (const [n, sessionId] of others.entries()) {
      await opened({ merchantId, storeId, sessionId, drawer: `drawer-${n}` });
    }
    const { sessions } = adapters();
    const page = await sessions.ofStore(merchantId, storeId, { limit: 2 });
    const rest = await sessions.ofStore(merchantId, storeId, { limit: 2, cursor: page.next });
    const ids = [...page.items, ...rest.items].map((s) => s.sessionId);
    expect(ids).toEqual([...others.toReversed(), first.sessionId]);
    const movementIds = ['a', 'b', 'c'].map((n) => `01${n}`);
    for (const movementId of movementIds) {
      const key = keyOf(first, { movementId });
      await sessions.move(first, { ...movementOf(first, 1), movementId }, key);
    }
    const some = await sessions.movements(first, { limit: 2 });
    const more = await sessions.movements(first, { limit: 2, cursor: some.next });
    expect([...some.items, ...more.items].map((m) => m.movementId)).toEqual(movementIds);
    expect((await sessions.movement(first, '01a'))?.minor).toBe(1);
  });
});
