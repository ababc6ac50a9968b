import type { Mail } from './compose-notification.ts';
import type { Database } from './ledger/database.ts';
import { dueNotifications, type Notification, recordAttempt } from './ledger/notifications.ts';
import type { Letter, Receipt } from './letter.ts';

const timeoutMs = 5_000;
const longestReceipt = 4_096;
const atOnce = 8;

/** Posts a letter and reads the beginning of the answer, if any comes. Follows no redirect. */
export async function post(
  { url, headers, body }: Letter,
  closed: AbortSignal,
): Promise<Receipt | undefined> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers,
      body,
      signal: AbortSignal.any([closed, AbortSignal.timeout(timeoutMs)]),
    });
    return {
      status: response.status,
      headers: Object.fromEntries(response.headers),
      body: await beginningOf(response),
    };
  } catch {
    return undefined;
  }
}

async function beginningOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of response.body ?? []) {
    chunks.push(chunk);
    length += chunk.length;
    if (length > longestReceipt) break;
  }
  return Buffer.concat(chunks).toString('utf8');
}

export interface Deliveries {
  /** Starts what is due, as far as the limit on concurrent posts allows. */
  start(now: number): void;
  /** Resolves when the attempt that is under way for this notification, if any, is over. */
  attemptOf(id: number): Promise<void>;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/** Delivers stored notifications; `compose` renders one for the wire. */
export function startDeliveries(options: {
  readonly database: Database;
  readonly now: () => number;
  readonly compose: (notification: Notification, at: number) => Mail;
  readonly onChange: () => void;
}): Deliveries {
  const { database, now, compose, onChange } = options;
  const closed = new AbortController();
  const underWay = new Map<number, Promise<void>>();

  const attempt = async (notification: Notification, at: number): Promise<void> => {
    const { letter, retryAfterMs, isAcknowledged } = compose(notification, at);
    const receipt = letter && (await post(letter, closed.signal));
    // A delivery that our own end cut off counts as never made; it is repeated after the next start.
    if (closed.signal.aborted) return;
    const answered = receipt && isAcknowledged(receipt) ? 'acknowledged' : 'failed';
    const result = letter === undefined ? 'refused' : answered;
    const { id } = notification;
    database.transaction(() => recordAttempt(database, id, result, retryAfterMs, now()));
  };

  const run = async (notification: Notification, at: number): Promise<void> => {
    // Even an attempt that posts nothing ends after it was entered into the map.
    await Promise.resolve();
    await attempt(notification, at);
    underWay.delete(notification.id);
    if (!closed.signal.aborted) onChange();
  };

  return {
    start(at) {
      const free = atOnce - underWay.size;
      if (free <= 0) return;
      const due = dueNotifications(database, at, atOnce).filter(({ id }) => !underWay.has(id));
      for (const notification of due.slice(0, free)) {
        underWay.set(notification.id, run(notification, at));
      }
    },
    attemptOf: (id) => underWay.get(id) ?? Promise.resolve(),
    async idle() {
      while (underWay.size > 0) await Promise.all(underWay.values());
    },
    async stop() {
      closed.abort();
      await Promise.all(underWay.values());
    },
  };
}
