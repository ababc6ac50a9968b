import type { Conditions, Trace, TraceEvent, Trade } from '../trace.ts';
import type { OrderRecord } from './order-record.ts';

type Timed<T> = T extends unknown ? Omit<T, 'n'> : never;
/** An event that has its time but not yet its place in the trace. */
export type TimedEvent = Timed<TraceEvent>;

/** What Alipay's books say of one order's payments. */
export interface AlipaySide {
  /** Requests and moves of money, in order of time. */
  readonly events: readonly TimedEvent[];
  readonly trades: readonly Trade[];
}

/** Makes the trace of one order from its rows and Alipay's books. */
export function orderTrace(
  { merchantId, orderId, aggregate, journal, cases }: OrderRecord,
  alipay: AlipaySide,
  conditions: Conditions,
  now: number,
): Trace {
  const versions = journal.map((entry): TimedEvent => {
    return { by: 'store', kind: 'entry', at: entry.at, merchantId, orderId, entry };
  });
  const events = merged(versions, alipay.events).map((e, i) => ({ ...e, n: i + 1 }) as TraceEvent);
  const orders = aggregate ? [aggregate] : [];
  // A clock that stood while nothing ran may be behind what was written last.
  const last = journal.at(-1)?.at ?? now;
  const books = { now: Math.max(now, last), orders, cases, trades: alipay.trades };
  return { events, books, conditions };
}

/**
 * Journal and ledger in order of time, each in its own order. At the same millisecond an intent came
 * before the call that it announces, and an answer before the version that judges it.
 */
function merged(versions: readonly TimedEvent[], others: readonly TimedEvent[]): TimedEvent[] {
  const events: TimedEvent[] = [];
  let rest = others;
  for (const [index, version] of versions.entries()) {
    const { at } = version;
    const intentFollows = versions.slice(index + 1).some((v) => v.at === at && isIntent(v));
    const comesFirst = (other: TimedEvent): boolean => {
      if (other.at !== at) return other.at < at;
      return !isIntent(version) && !(intentFollows && movesMoney(other));
    };
    events.push(...rest.filter(comesFirst), version);
    rest = rest.filter((other) => !comesFirst(other));
  }
  return [...events, ...rest];
}

const isIntent = (event: TimedEvent): boolean => {
  if (event.kind !== 'entry') return false;
  const { evidence } = event.entry;
  return evidence === undefined || evidence.source === 'us';
};

const movesMoney = (event: TimedEvent): boolean =>
  event.kind === 'request' && ['pay', 'cancel', 'refund'].includes(event.call);
