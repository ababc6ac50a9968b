import {
  type CashierSession,
  type Movement,
  SESSION_POLICY as POLICY,
  type SessionClosing,
  withBooking,
} from '../../core/domain/cashier-session.ts';
import type { MerchantId, SessionId, StoreId } from '../../core/domain/ids.ts';
import type {
  CashierSessions,
  SessionKey,
  SessionName,
} from '../../core/ports/cashier-sessions.ts';
import type { Page, Paged } from '../../core/ports/page.ts';
import { pageOf } from './page.ts';
import { keyOf, type MemoryState, sessionKey } from './state.ts';

export class MemoryCashierSessions implements CashierSessions {
  readonly #state: MemoryState;
  readonly #keys = new Map<string, SessionKey>();
  readonly #movements = new Map<string, Movement[]>();

  constructor(state: MemoryState) {
    this.#state = state;
  }

  async find(name: SessionName): Promise<CashierSession | undefined> {
    return structuredClone(this.#state.sessions.get(sessionKey(name)));
  }

  async openAt(
    merchantId: MerchantId,
    storeId: StoreId,
    drawer: string,
  ): Promise<SessionId | undefined> {
    return this.#openAt({ merchantId, storeId, drawer })?.sessionId;
  }

  async ofStore(
    merchantId: MerchantId,
    storeId: StoreId,
    { limit, cursor }: Page,
  ): Promise<Paged<CashierSession>> {
    const newest = this.#ofStore(merchantId, storeId).toSorted((a, b) =>
      a.sessionId < b.sessionId ? 1 : -1,
    );
    const after = newest.filter((s) => cursor === undefined || s.sessionId < cursor);
    const items = structuredClone(after.slice(0, limit));
    return after.length > limit ? { items, next: items.at(-1)?.sessionId } : { items };
  }

  async findIdempotent(merchantId: MerchantId, key: string): Promise<SessionKey | undefined> {
    return this.#keys.get(keyOf(merchantId, key));
  }

  async open(session: CashierSession, key: SessionKey): Promise<'done' | 'duplicate' | 'conflict'> {
    const { merchantId } = session;
    if (this.#keys.has(keyOf(merchantId, key.key))) return 'duplicate';
    if (this.#openAt(session)) return 'conflict';
    this.#keys.set(keyOf(merchantId, key.key), key);
    this.#state.sessions.set(sessionKey(session), structuredClone(session));
    return 'done';
  }

  async move(
    name: SessionName,
    movement: Movement,
    key: SessionKey,
  ): Promise<'done' | 'duplicate' | 'conflict'> {
    if (this.#keys.has(keyOf(name.merchantId, key.key))) return 'duplicate';
    const session = this.#state.sessions.get(sessionKey(name));
    if (session?.status !== 'OPEN') return 'conflict';
    const { kind: booking, minor } = movement;
    if (session.tallies[booking].count >= POLICY.maxMovements) return 'conflict';
    this.#keys.set(keyOf(name.merchantId, key.key), key);
    this.#state.sessions.set(sessionKey(name), withBooking(session, { booking, minor }));
    const before = this.#movements.get(sessionKey(name)) ?? [];
    this.#movements.set(sessionKey(name), [...before, movement]);
    return 'done';
  }

  async movement(name: SessionName, movementId: string): Promise<Movement | undefined> {
    const all = this.#movements.get(sessionKey(name)) ?? [];
    return all.find((m) => m.movementId === movementId);
  }

  async movements(name: SessionName, page: Page): Promise<Paged<Movement>> {
    return pageOf(this.#movements.get(sessionKey(name)) ?? [], (m) => m.movementId, page);
  }

  async close(session: CashierSession, closed: SessionClosing): Promise<boolean> {
    const found = this.#state.sessions.get(sessionKey(session));
    if (found?.status !== 'OPEN') return false;
    this.#state.sessions.set(sessionKey(session), { ...found, status: 'CLOSED', closed });
    return true;
  }

  #openAt({
    merchantId,
    storeId,
    drawer,
  }: Pick<CashierSession, 'merchantId' | 'storeId' | 'drawer'>): CashierSession | undefined {
    const here = this.#ofStore(merchantId, storeId);
    return here.find((s) => s.drawer === drawer && s.status === 'OPEN');
  }

  #ofStore(merchantId: MerchantId, storeId: StoreId): CashierSession[] {
    return [...this.#state.sessions.values()].filter(
      (s) => s.merchantId === merchantId && s.storeId === storeId,
    );
  }
}
