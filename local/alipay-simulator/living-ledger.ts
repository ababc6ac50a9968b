import type { Mail } from './compose-notification.ts';
import { startDeliveries } from './delivery.ts';
import type { Outcome } from './ledger/command.ts';
import type { Database } from './ledger/database.ts';
import { nextDueAt, settle } from './ledger/due.ts';
import { type Notification, nextDeliveryAfter, notificationsOf } from './ledger/notifications.ts';
import { type Performed, perform, type Request } from './ledger/perform.ts';
import { startVirtualClock } from './virtual-clock.ts';

/** The ledger with its clock running: trades expire, buyers pay and notifications go out. */
export interface LivingLedger {
  readonly now: () => number;
  /** Executes a request now; resolves when its answer may go out. */
  perform(request: Request): Promise<Performed>;
  /** Lets what is due happen. */
  wake(): void;
  /** The same, and waits until every delivery that follows from it is over. */
  settled(): Promise<void>;
  close(): Promise<void>;
}

/** Continues where the file stopped: what came due while nothing ran happens first. */
export function startLedger(options: {
  readonly database: Database;
  readonly now: () => number;
  readonly timeScale: number;
  readonly compose: (notification: Notification, at: number) => Mail;
}): LivingLedger {
  const { database, now } = options;
  /** Outcomes of requests that somebody waits for while they travel. */
  const awaited = new Map<number, Outcome | undefined>();
  const deliveries = startDeliveries({ ...options, onChange: () => clock.wake() });

  const catchUp = (at: number): void => {
    for (const [requestId, outcome] of settle(database, at)) {
      if (awaited.has(requestId)) awaited.set(requestId, outcome);
    }
    deliveries.start(at);
  };

  const clock = startVirtualClock({
    ...options,
    nextDueAt: () => earliest(nextDueAt(database), nextDeliveryAfter(database, now())),
    onTime: catchUp,
  });
  clock.wake();

  return {
    now,
    wake: clock.wake,
    async perform(request) {
      const at = now();
      catchUp(at);
      const performed = perform(database, request, at);
      const { requestId, script, answerAt, tradeId } = performed;
      const travels = script.effect === 'late' && script.reply !== 'nothing';
      if (travels) awaited.set(requestId, undefined);
      clock.wake();
      const first = tradeId === undefined ? [] : firstNotifications(database, tradeId);
      await Promise.all(first.map(deliveries.attemptOf));
      await clock.waitUntil(answerAt);
      const outcome = awaited.get(requestId);
      awaited.delete(requestId);
      return outcome === undefined ? performed : { ...performed, outcome };
    },
    async settled() {
      clock.wake();
      await deliveries.idle();
    },
    async close() {
      clock.stop();
      await deliveries.stop();
      database.close();
    },
  };
}

const earliest = (...times: (number | undefined)[]): number | undefined => {
  const known = times.filter((time) => time !== undefined);
  return known.length === 0 ? undefined : Math.min(...known);
};

/** Notifications that must be out before the answer is. */
const firstNotifications = (database: Database, tradeId: number): number[] =>
  notificationsOf(database, tradeId)
    .filter(({ treatment, attempts }) => treatment === 'before-answer' && attempts === 0)
    .map(({ id }) => id);
