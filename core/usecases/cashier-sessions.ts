import {
  type CashierSession,
  type Movement,
  type MovementKind,
  NO_TALLIES,
  SESSION_POLICY as POLICY,
} from '../domain/cashier-session.ts';
import { born, parseSessionId } from '../domain/ids.ts';
import { fail, ok, type Result } from '../domain/result.ts';
import type { CashierSessions, SessionKey, SessionName } from '../ports/cashier-sessions.ts';
import type { Clock } from '../ports/clock.ts';
import type { Directory } from '../ports/directory.ts';
import type { Ids } from '../ports/ids.ts';
import { DuplicateKey } from './change-order.ts';
import { type Idempotency, once } from './idempotency.ts';
import { SESSION_CLOSED } from './open-till.ts';
import { conflict, notFound, type Rejection } from './rejection.ts';

export interface SessionDeps {
  readonly sessions: CashierSessions;
  readonly directory: Pick<Directory, 'store'>;
  readonly clock: Clock;
  readonly ids: Ids;
}

export interface OpenSession extends Omit<SessionName, 'sessionId'> {
  readonly drawer: string;
  readonly openingFloat: number;
  readonly actor: string;
  readonly idempotency: Idempotency;
}

/** A drawer's first cash is counted; from now on what is taken there is booked. */
export async function openSession(
  deps: SessionDeps,
  { drawer, openingFloat, actor, idempotency, ...place }: OpenSession,
): Promise<Result<CashierSession, Rejection>> {
  const { sessions, directory, clock, ids } = deps;
  const { merchantId, storeId } = place;
  const open = async (): Promise<Result<CashierSession, Rejection>> => {
    const store = await directory.store(merchantId, storeId);
    if (!store) return fail(notFound('store'));
    const session: CashierSession = {
      ...{ merchantId, storeId, sessionId: born(parseSessionId, ids.ulid()), drawer },
      ...{ currency: store.currency, status: 'OPEN', openingFloat, tallies: NO_TALLIES },
      ...{ openedAt: clock.now(), openedBy: actor },
    };
    const opened = await sessions.open(session, keyOf(idempotency, session));
    if (opened === 'duplicate') throw new DuplicateKey();
    if (opened === 'done') return ok(session);
    return fail(conflict('drawer-in-use', `Drawer ${drawer} has a session that is open.`));
  };
  return await once(sessions, merchantId, idempotency, open, ({ sessionId }) =>
    find(deps, { merchantId, storeId, sessionId }),
  );
}

export interface MoveCash extends SessionName {
  readonly kind: MovementKind;
  readonly minor: number;
  readonly reason: string;
  readonly actor: string;
  readonly idempotency: Idempotency;
}

/** Cash is put into the drawer, or taken out of it, beside sales. */
export async function moveCash(
  deps: SessionDeps,
  { kind, minor, reason, actor, idempotency, ...name }: MoveCash,
): Promise<Result<Movement, Rejection>> {
  const { sessions, clock, ids } = deps;
  const { merchantId, storeId, sessionId } = name;
  const move = async (): Promise<Result<Movement, Rejection>> => {
    const movementId = ids.ulid();
    const by = actor;
    const movement: Movement = { sessionId, movementId, kind, minor, reason, at: clock.now(), by };
    const moved = await sessions.move(name, movement, keyOf(idempotency, movement));
    if (moved === 'duplicate') throw new DuplicateKey();
    return moved === 'done' ? ok(movement) : fail(await whyNot(deps, name));
  };
  return await once(sessions, merchantId, idempotency, move, async (known) => {
    const at = { merchantId, storeId, sessionId: known.sessionId };
    const movement = await sessions.movement(at, known.movementId ?? '');
    return movement ? ok(movement) : fail(notFound('movement'));
  });
}

async function whyNot({ sessions }: SessionDeps, name: SessionName): Promise<Rejection> {
  const session = await sessions.find(name);
  if (!session) return notFound('session');
  if (session.status === 'CLOSED') return SESSION_CLOSED;
  const text = `A session has at most ${POLICY.maxMovements} pay-ins, and as many pay-outs.`;
  return conflict('too-many-movements', text);
}

export interface CloseSession extends SessionName {
  readonly countedCash: number;
  readonly actor: string;
}

/** The drawer is counted, and nothing is booked any more. Repeating it with the same count is safe. */
export async function closeSession(
  deps: SessionDeps,
  { countedCash, actor, ...name }: CloseSession,
): Promise<Result<CashierSession, Rejection>> {
  const before = await find(deps, name);
  if (!before.ok) return before;
  const closing = { countedCash, at: deps.clock.now(), by: actor };
  if (before.value.status === 'OPEN') await deps.sessions.close(before.value, closing);
  const after = await find(deps, name);
  const isSame = after.ok && after.value.closed?.countedCash === countedCash;
  return !after.ok || isSame ? after : fail(SESSION_CLOSED);
}

async function find(
  { sessions }: SessionDeps,
  name: SessionName,
): Promise<Result<CashierSession, Rejection>> {
  const session = await sessions.find(name);
  return session ? ok(session) : fail(notFound('session'));
}

const keyOf = (
  { key, fingerprint }: Idempotency,
  { sessionId, movementId }: Pick<Movement, 'sessionId'> & Partial<Movement>,
): SessionKey => ({ key, fingerprint, sessionId, movementId });
