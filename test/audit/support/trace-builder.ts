import type { Conditions, Trace, TraceEvent } from '../../../audit/trace.ts';
import type { PaymentEvent } from '../../../core/domain/evidence.ts';
import type { ExceptionCase } from '../../../core/domain/exception-case.ts';
import type { JournalChange } from '../../../core/domain/journal.ts';
import type { Order } from '../../../core/domain/order.ts';
import type { Payment } from '../../../core/domain/payment.ts';
import type { Refund } from '../../../core/domain/refund.ts';
import type { Ticket } from '../../../core/domain/ticket.ts';

/** The same value, free to be changed. */
export type Draft<T> = T extends string | number | boolean | undefined | null
  ? T
  : { -readonly [K in keyof T]: Draft<T[K]> };

export const NOON = 1_795_320_000_000;
export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const DAY = 24 * 60 * MINUTE;

type Plain<T extends TraceEvent> = T extends unknown ? Omit<T, 'n' | 'at' | 'by'> : never;
type AlipayPart = Plain<Extract<TraceEvent, { by: 'alipay' }>>;
type StorePart = Plain<Extract<TraceEvent, { by: 'store' }>>;
type WorldPart = Plain<Extract<TraceEvent, { by: 'world' }>>;

/** An order while its story is told. */
export interface Story {
  order: Draft<Order>;
  readonly payments: Draft<Payment>[];
  readonly refunds: Draft<Refund>[];
  readonly tickets: Draft<Ticket>[];
}

/** Writes a trace event by event; time passes only when told. */
export class TraceBuilder {
  now = NOON;
  readonly events: TraceEvent[] = [];
  readonly stories: Story[] = [];
  readonly cases: Draft<ExceptionCase>[] = [];
  readonly trades = new Map<string, { minor: number; captured: number; returned: number }>();

  wait(ms: number): void {
    this.now += ms;
  }

  get nextN(): number {
    return this.events.length + 1;
  }

  alipay(event: AlipayPart): void {
    this.#push({ ...event, by: 'alipay' });
    const { kind, outTradeNo } = event;
    const trade = this.trades.get(outTradeNo) ?? { minor: 0, captured: 0, returned: 0 };
    if (kind === 'captured') Object.assign(trade, { minor: event.minor, captured: event.minor });
    if (kind === 'returned') trade.returned += event.minor;
    if (kind !== 'request') this.trades.set(outTradeNo, trade);
  }

  store(event: StorePart): void {
    this.#push({ ...event, by: 'store' });
  }

  world(event: WorldPart): void {
    this.#push({ ...event, by: 'world' });
  }

  /** The order's next version. */
  entry(
    { order }: Story,
    what: string,
    changes: readonly JournalChange[],
    evidence?: PaymentEvent,
    actor = 'system',
  ): void {
    order.version += 1;
    const entry = { version: order.version, at: this.now, what, actor, changes };
    const { merchantId, orderId } = order;
    const full = evidence ? { ...entry, evidence } : entry;
    this.store({ kind: 'entry', merchantId, orderId, entry: full });
  }

  build(conditions: Partial<Conditions> = {}): Draft<Trace> {
    const trace: Trace = {
      events: this.events,
      books: {
        now: this.now,
        orders: this.stories as unknown as Trace['books']['orders'],
        cases: this.cases as unknown as Trace['books']['cases'],
        trades: [...this.trades].map(([outTradeNo, { minor, captured, returned }]) => ({
          outTradeNo,
          minor,
          capturedMinor: captured,
          returnedMinor: returned,
        })),
      },
      conditions: {
        observed: ['alipay', 'store', 'world'],
        atRest: true,
        healedAt: NOON,
        skewMs: 0,
        ...conditions,
      },
    };
    return structuredClone(trace) as Draft<Trace>;
  }

  #push(event: Plain<TraceEvent> & { by: TraceEvent['by'] }): void {
    this.events.push({ n: this.nextN, at: this.now, ...event } as TraceEvent);
  }
}
