import type { Conditions, Trace, TraceEvent } from '../../../audit/trace.ts';
import type { JournalChange } from '../../../core/domain/journal.ts';
import type { TALES } from './tales.ts';
import type { Draft } from './trace-builder.ts';

/** One way to break one rule in an honest story. */
export interface Break {
  readonly id: string;
  /** Ends the sentence "finds ...". */
  readonly how: string;
  readonly tale: keyof typeof TALES;
  readonly conditions?: Partial<Conditions>;
  /** True if the story breaks nothing under these conditions before. The default. */
  readonly change: (trace: Draft<Trace>) => void;
}

type Kind = TraceEvent['kind'];
type EventOf<K extends Kind> = Draft<Extract<TraceEvent, { kind: K }>>;
type Entry = EventOf<'entry'>['entry'];

/** The n-th event of a kind, from the end for a negative n. */
export function eventOf<K extends Kind>(trace: Draft<Trace>, kind: K, n = 0): EventOf<K> {
  const found = (trace.events as EventOf<K>[]).filter((e) => e.kind === kind).at(n);
  if (!found) throw new Error(`The story has no ${kind} ${n}`);
  return found;
}

type Find = (event: Draft<TraceEvent>) => boolean;
type Call = EventOf<'call'>['call'];

/** The first event that fits. */
export function found(trace: Draft<Trace>, wanted: Find): Draft<TraceEvent> {
  const event = trace.events.find(wanted);
  if (!event) throw new Error('The story has no such event');
  return event;
}

export const requestTo =
  (call: Call): Find =>
  (event) =>
    event.kind === 'request' && event.call === call;

export const callTo =
  (call: Call): Find =>
  (event) =>
    event.kind === 'call' && event.call === call;

export const entryNamed =
  (what: string): Find =>
  (event) =>
    event.kind === 'entry' && event.entry.what === what;

/** The first entry of that name. */
export function entryOf(trace: Draft<Trace>, what: string): Entry {
  const events = trace.events as EventOf<'entry'>[];
  const found = events.find((e) => e.kind === 'entry' && e.entry.what === what);
  if (!found) throw new Error(`The story has no ${what}`);
  return found.entry;
}

export function orderOf(trace: Draft<Trace>, n = 0): Draft<Trace>['books']['orders'][number] {
  const found = trace.books.orders[n];
  if (!found) throw new Error(`The story has no order ${n}`);
  return found;
}

export function paymentOf(trace: Draft<Trace>, n = 0) {
  const found = orderOf(trace).payments[n];
  if (!found) throw new Error(`The story has no payment ${n}`);
  return found;
}

export function refundOf(trace: Draft<Trace>, n = 0) {
  const found = orderOf(trace).refunds[n];
  if (!found) throw new Error(`The story has no refund ${n}`);
  return found;
}

/** The change of one part that an entry makes. */
export function changeOf<P extends JournalChange['part']>(
  entry: Entry,
  part: P,
): Draft<Extract<JournalChange, { part: P }>> {
  const found = entry.changes.find((c) => c.part === part);
  if (!found) throw new Error(`${entry.what} changes no ${part}`);
  return found as Draft<Extract<JournalChange, { part: P }>>;
}

/** Takes events out of the story. */
export function drop(trace: Draft<Trace>, unwanted: (event: Draft<TraceEvent>) => boolean): void {
  trace.events = trace.events.filter((event) => !unwanted(event));
}

/** Puts one event before another, in the order of the trace. */
export function moveBefore(
  trace: Draft<Trace>,
  moved: Draft<TraceEvent>,
  other: Draft<TraceEvent>,
): void {
  const events = trace.events.filter((e) => e !== moved);
  events.splice(events.indexOf(other), 0, moved);
  trace.events = events;
  renumber(trace);
}

/** Writes an event down at the end, or after another. */
export function add(trace: Draft<Trace>, event: object, after?: Draft<TraceEvent>): void {
  const at = after ? trace.events.indexOf(after) + 1 : trace.events.length;
  const { n = 0, at: time = trace.books.now } = after ?? {};
  trace.events.splice(at, 0, { n, at: time, ...event } as Draft<TraceEvent>);
  renumber(trace);
}

/** Calls name the number at which they were sent, so those follow. */
function renumber(trace: Draft<Trace>): void {
  const before = new Map(trace.events.map((e, index) => [e.n, index + 1]));
  for (const event of trace.events) {
    if (event.kind === 'call') event.sentN = before.get(event.sentN) ?? event.sentN;
  }
  for (const [index, event] of trace.events.entries()) event.n = index + 1;
}
