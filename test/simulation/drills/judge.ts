import type { Trace, TraceEvent } from '../../../audit/trace.ts';

type Screen = Extract<TraceEvent, { readonly kind: 'screen' }>;

const DEFINITE_MS = 75_000;
/** A code can be scanned, and paid, all its life; then it has to be one of the definite words. */
const CODE_DEFINITE_MS = 310_000;
const SETTLED_MS = 15 * 60_000;
const UNFINISHED = ['INITIATED', 'PENDING', 'CANCELLING', 'RETURNING'];

interface Fault {
  readonly invariant: 'drill: word' | 'drill: settled';
  readonly sentence: string;
}

/** What a drill owes to customers beside the rules of the checker. */
export function judgeDrill({ events, books, conditions }: Trace): Fault[] {
  const started = new Map<string, number>();
  const openedAt = new Map<string, number>();
  const endedAt = new Map<string, number>();
  const faults: Fault[] = [];
  const coded = new Set<string>(
    books.orders.flatMap((o) => o.payments.flatMap((p) => (p.qrCode ? [p.paymentId] : []))),
  );
  for (const event of events) {
    if (event.kind === 'screen') {
      const withinMs = coded.has(event.paymentId) ? CODE_DEFINITE_MS : DEFINITE_MS;
      faults.push(...screenFaults(event, withinMs, started.get(event.paymentId)));
    }
    if (event.kind !== 'entry') continue;
    for (const change of event.entry.changes) {
      if (change.part !== 'payment') continue;
      if (change.from === undefined) started.set(change.paymentId, event.at);
      const hasEnded = endedAt.has(change.paymentId);
      if (UNFINISHED.includes(change.to)) {
        // A notification that Alipay repeats half an hour later can open what was settled: it has
        // its own quarter of an hour then.
        if (hasEnded || !openedAt.has(change.paymentId)) openedAt.set(change.paymentId, event.at);
        endedAt.delete(change.paymentId);
      } else if (!hasEnded) endedAt.set(change.paymentId, event.at);
    }
  }
  const inCase = new Set(books.cases.map((c) => c.paymentId));
  for (const { payments } of books.orders) {
    for (const { paymentId, status } of payments) {
      const from = Math.max(conditions.healedAt, openedAt.get(paymentId) ?? 0);
      const late = (endedAt.get(paymentId) ?? Number.POSITIVE_INFINITY) - from;
      if (late <= SETTLED_MS || inCase.has(paymentId)) continue;
      const sentence = `${paymentId} is ${status}, not settled 15 minutes after all was mended`;
      faults.push({ invariant: 'drill: settled', sentence });
    }
  }
  return faults;
}

function screenFaults(
  { at, paymentId, status, says }: Screen,
  withinMs: number,
  startedAt = at,
): Fault[] {
  const waits = status === 'INITIATED' || status === 'PENDING';
  const isSpinner = waits && !says.startsWith('ask-staff');
  if (!isSpinner || at - startedAt <= withinMs) return [];
  const sentence = `${paymentId}: ${(at - startedAt) / 1_000} s after its start a screen says: ${says}`;
  return [{ invariant: 'drill: word', sentence }];
}
