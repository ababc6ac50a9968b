import type { Database } from './ledger/database.ts';
import { dueNotifications, type Notification, recordAttempt } from './ledger/notifications.ts';

/** The merchant's answer to one post; `undefined` if there was none within the time. */
export interface Receipt {
  readonly status: number;
  readonly body: string;
}

export interface Letter {
  readonly url: string;
  readonly form: string;
}

const timeoutMs = 5_000;
const longestReceipt = 1_024;
const atOnce = 8;

/** Posts a form and reads the beginning of the answer. Follows no redirect. */
export async function post(
  { url, form }: Letter,
  closed: AbortSignal,
): Promise<Receipt | undefined> {
  try {
    const response = await fetch(url, {
      method: 'POST',
      redirect: 'manual',
      headers: { 'content-type': 'application/x-www-form-urlencoded; charset=utf-8' },
      body: form,
      signal: AbortSignal.any([closed, AbortSignal.timeout(timeoutMs)]),
    });
    return { status: response.status, body: await beginningOf(response) };
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

/** Whether Alipay stops sending: 200 and `success`; strictly, not even a space around it. */
export const isAcknowledged = (receipt: Receipt | undefined, strict: boolean): boolean =>
  receipt?.status === 200 && (strict ? receipt.body : receipt.body.trim()) === 'success';

export interface Deliveries {
  /** Starts what is due, as far as the limit on concurrent posts allows. */
  start(now: number): void;
  /** Resolves when the attempt that is under way for this notification, if any, is over. */
  attemptOf(id: number): Promise<void>;
  /** Resolves when nothing is under way. */
  idle(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * Delivers stored notifications. `compose` renders one for the wire, or answers `refused` for an
 * address that the simulator does not post to.
 */
export function startDeliveries(options: {
  readonly database: Database;
  readonly now: () => number;
  readonly strictAck: boolean;
  readonly compose: (notification: Notification, at: number) => Letter | 'refused';
  readonly onChange: () => void;
}): Deliveries {
  const { database, now, strictAck, compose, onChange } = options;
  const closed = new AbortController();
  const underWay = new Map<number, Promise<void>>();

  const attempt = async (notification: Notification, at: number): Promise<void> => {
    const letter = compose(notification, at);
    const receipt = letter === 'refused' ? undefined : await post(letter, closed.signal);
    // A delivery that our own end cut off counts as never made; it is repeated after the next start.
    if (closed.signal.aborted) return;
    const answered = isAcknowledged(receipt, strictAck) ? 'acknowledged' : 'failed';
    const result = letter === 'refused' ? letter : answered;
    database.transaction(() => recordAttempt(database, notification.id, result, now()));
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
