import type { CashierSession, Movement, SessionClosing } from '../domain/cashier-session.ts';
import type { MerchantId, SessionId, StoreId } from '../domain/ids.ts';
import type { Page, Paged } from './page.ts';

/** What a request for a session made, found again by its Idempotency-Key. */
export interface SessionKey {
  readonly key: string;
  readonly fingerprint: string;
  readonly sessionId: SessionId;
  /** Of a movement. */
  readonly movementId?: string | undefined;
}

/** Where a session's row is. */
export type SessionName = Pick<CashierSession, 'merchantId' | 'storeId' | 'sessionId'>;

/**
 * Cashiers' sessions of stores. What is taken or handed back for an order is booked through the order
 * store, in the order's own change. Reads are strong.
 */
export interface CashierSessions {
  find(name: SessionName): Promise<CashierSession | undefined>;
  /** The session that is open at a drawer. */
  openAt(merchantId: MerchantId, storeId: StoreId, drawer: string): Promise<SessionId | undefined>;
  /** Open and closed, newest first. */
  ofStore(merchantId: MerchantId, storeId: StoreId, page: Page): Promise<Paged<CashierSession>>;
  findIdempotent(merchantId: MerchantId, key: string): Promise<SessionKey | undefined>;
  /** @returns `conflict` when its drawer has an open session. */
  open(session: CashierSession, key: SessionKey): Promise<'done' | 'duplicate' | 'conflict'>;
  /** @returns `conflict` when the session is closed, or has as many movements as it may. */
  move(
    name: SessionName,
    movement: Movement,
    key: SessionKey,
  ): Promise<'done' | 'duplicate' | 'conflict'>;
  movement(name: SessionName, movementId: string): Promise<Movement | undefined>;
  /** Oldest first. */
  movements(name: SessionName, page: Page): Promise<Paged<Movement>>;
  /** Nothing is booked to it from now on. @returns false when it was closed before. */
  close(session: CashierSession, closing: SessionClosing): Promise<boolean>;
}
