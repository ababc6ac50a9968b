import type { JournalResponse, OrderResponse } from '../../../api/orders.ts';
import type { Ending } from './guest.ts';

/** An order of the lunch, when everything is quiet. */
export interface Served {
  readonly storeId: string;
  readonly order: OrderResponse;
  readonly entries: JournalResponse['entries'];
}

/** How it ended; undefined where it has not. */
export function endingOf({ status, paymentStatus, refunds }: OrderResponse): Ending | undefined {
  if (status === 'CANCELED') return 'cancelled';
  if (paymentStatus !== 'PAID') return undefined;
  const isRefunded = refunds.some((r) => r.kind === 'staff' && r.status === 'SUCCEEDED');
  return isRefunded ? 'refunded' : 'paid';
}

/** From the start of each captured payment to its capture, in milliseconds of the server's clock. */
export function timesToPay({ order, entries }: Served): number[] {
  const captured = entries.flatMap(({ at, changes }) =>
    changes.flatMap((c) =>
      c['part'] === 'payment' && c['to'] === 'CAPTURED' && c['from'] !== 'CAPTURED'
        ? [{ at, paymentId: c['paymentId'] }]
        : [],
    ),
  );
  return captured.flatMap(({ at, paymentId }) => {
    const payment = order.payments.find((p) => p.paymentId === paymentId);
    return payment ? [at - payment.startedAt] : [];
  });
}

/** The least value that is at least as large as so many hundredths of all. */
export function percentile(values: readonly number[], hundredths: number): number | undefined {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.max(0, Math.ceil((hundredths / 100) * sorted.length) - 1)];
}

/** A line a store, and one of all. */
export function summaryTable(served: readonly Served[]): string {
  const stores = [...new Set(served.map((s) => s.storeId))];
  const rows = [
    ['', 'orders', 'paid', 'refunded', 'cancelled', 'to pay p50', 'p95'],
    ...stores.map((id) =>
      rowOf(
        id,
        served.filter((s) => s.storeId === id),
      ),
    ),
    rowOf('all', served),
  ];
  const widths = rows[0]?.map((_, c) => Math.max(...rows.map((row) => row[c]?.length ?? 0))) ?? [];
  return rows
    .map((row) => row.map((cell, c) => pad(cell, widths[c] ?? 0, c === 0)).join('  '))
    .join('\n');
}

const pad = (cell: string, width: number, isName: boolean): string =>
  isName ? cell.padEnd(width) : cell.padStart(width);

/** What was refunded was paid before. */
function rowOf(name: string, served: readonly Served[]): string[] {
  const count = (...endings: Ending[]): string =>
    String(served.filter(({ order }) => endings.includes(endingOf(order) as Ending)).length);
  const times = served.flatMap(timesToPay);
  const seconds = (ms: number | undefined): string =>
    ms === undefined ? '-' : `${(ms / 1_000).toFixed(1)} s`;
  return [
    ...[name, String(served.length), count('paid', 'refunded'), count('refunded')],
    ...[count('cancelled'), seconds(percentile(times, 50)), seconds(percentile(times, 95))],
  ];
}
