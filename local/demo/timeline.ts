import type { JournalResponse } from '../../api/orders.ts';

type Entry = JournalResponse['entries'][number];

/** The journal of an order as lines for a person: seconds since it was placed, and what happened. */
export function timeline(entries: readonly Entry[]): string[] {
  const start = entries[0]?.at ?? 0;
  return entries.map((entry) => {
    const seconds = ((entry.at - start) / 1_000).toFixed(1).padStart(6);
    const { source, kind, code } = (entry.evidence ?? {}) as Record<string, string | undefined>;
    const because = source ? `  [${[source, kind, code].filter(Boolean).join(' ')}]` : '';
    return `  ${seconds} s  ${entry.what.padEnd(16)}${entry.changes.map(describe).join(', ')}${because}`;
  });
}

function describe(change: Readonly<Record<string, unknown>>): string {
  const { part, from, to, kind } = change;
  const subject = part === 'case' ? `case ${kind}` : String(part);
  return from !== undefined && from !== to ? `${subject} ${from} -> ${to}` : `${subject} ${to}`;
}
